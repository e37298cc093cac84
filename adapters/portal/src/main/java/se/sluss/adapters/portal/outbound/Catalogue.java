package se.sluss.adapters.portal.outbound;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;

/** What the pages need of the directory: names of units, and the places to choose among. */
public final class Catalogue {
  private final Directory directory;
  private final Map<String, String> municipalities = new LinkedHashMap<>();
  private final Map<String, String> districts = new LinkedHashMap<>();

  /** A catalogue of this directory, in its order. */
  public Catalogue(Directory directory) {
    this.directory = directory;
    for (Place place : directory.places()) {
      municipalities.putIfAbsent(place.municipality(), place.municipalityName());
      String district = place.district();
      String name = place.districtName();
      if (district != null && name != null) {
        districts.put(district, name);
      }
    }
  }

  /** Any unit of the directory; null when there is none. */
  public @Nullable Unit unit(UnitId id) {
    return directory.unit(id);
  }

  /** The unit to send to; never guessed. */
  public Placement find(
      String municipality, @Nullable String district, UnitFunction function, LocalDate on) {
    return directory.find(municipality, district, function, on);
  }

  /** Who treats: first those of the unit's own place, then all others, in the directory's order. */
  public Set<UnitId> treating(UnitId unit) {
    Set<UnitId> treating = new LinkedHashSet<>();
    Unit own = directory.unit(unit);
    if (own != null && own.municipality() != null) {
      directory
          .treatment(own.municipality(), own.district())
          .forEach(row -> treating.add(row.unit()));
    }
    directory.treatmentTable().forEach(row -> treating.add(row.unit()));
    treating.removeIf(id -> !isTreatment(directory.unit(id)));
    return treating;
  }

  private static boolean isTreatment(@Nullable Unit unit) {
    return unit != null && unit.function() == UnitFunction.TREATMENT;
  }

  /** Whom to call there when something cannot wait; always a number. */
  public String onCallTelephone(@Nullable String municipality, @Nullable String district) {
    return directory.onCallTelephone(municipality, district);
  }

  /** Municipality codes and names, in the directory's order. */
  public Map<String, String> municipalities() {
    return new LinkedHashMap<>(municipalities);
  }

  /** District slugs and names, in the directory's order. */
  public Map<String, String> districts() {
    return new LinkedHashMap<>(districts);
  }
}
