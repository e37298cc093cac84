package se.sluss.contracts.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;

/**
 * That a provider treats who lives in a place: one row of the treatment table. A value that the
 * source does not give is absent, never filled in.
 *
 * @param municipality four-digit code; absent for a national provider
 * @param district slug, where the municipality has districts
 * @param unit the provider's unit
 * @param provider its name
 * @param kind municipal, atv, rvc, ngo, private or helpline
 * @param ownership municipal, ngo or private
 * @param ownRegime whether it belongs to the place's own board
 * @param methods such as ATV or SOV
 * @param groupTreatment whether it has groups; UNCLEAR where the source contradicts itself
 * @param extent number of conversations or months
 * @param openSessions whether there are sessions without a decision
 * @param followUp whether and when
 * @param age whom it is for
 * @param sex whom it is for
 * @param cost for who comes
 * @param law under which it works, when not the social services act
 * @param notes what else the source says
 */
public record Treatment(
    @Nullable String municipality,
    @Nullable String district,
    UnitId unit,
    String provider,
    String kind,
    String ownership,
    @Nullable Said ownRegime,
    @Nullable String methods,
    @Nullable Said groupTreatment,
    @Nullable String extent,
    @Nullable Said openSessions,
    @Nullable String followUp,
    @Nullable String age,
    @Nullable String sex,
    @Nullable String cost,
    @Nullable String law,
    @Nullable String notes) {

  /** What the source says of a question with yes or no. */
  public enum Said {
    YES,
    NO,
    UNCLEAR;

    /** Yes, no or unclear. */
    @JsonCreator
    public static Said of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
