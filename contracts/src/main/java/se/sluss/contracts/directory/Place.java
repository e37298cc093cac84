package se.sluss.contracts.directory;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives, as finely as the directory divides the country.
 *
 * @param municipality four-digit code of Statistics Sweden
 * @param municipalityName such as Botkyrka
 * @param district slug of a district with a board of its own, such as {@code sodermalm}
 * @param districtName such as Södermalm
 */
public record Place(
    String municipality,
    String municipalityName,
    @Nullable String district,
    @Nullable String districtName)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::municipality)
          .thenComparing(place -> place.district() == null ? "" : place.district());

  /** A district has a slug and a name, or there is none. */
  public Place {
    if ((district == null) != (districtName == null)) {
      throw new IllegalArgumentException("a district has a slug and a name");
    }
  }

  /** By code, then by slug. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
