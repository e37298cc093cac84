package se.sluss.adapters.helpline.mapping;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Treatment;
import se.sluss.contracts.directory.Treatment.Said;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineHandover.Wish;
import se.sluss.contracts.problem.SlCode;

/**
 * Which of those who treat fit, as the directory has them. What the directory does not say of one
 * shuts nobody out.
 */
public final class Fitting {
  private static final String HELPLINE = "helpline";

  /** As the source writes it: "to 20", "15-25". */
  private static final Pattern TO = Pattern.compile("to (\\d{1,2})");

  private static final Pattern BETWEEN = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

  private final Directory directory;
  private final Units units;
  private final Clock clock;

  /**
   * @param directory who treats where
   * @param units what each takes, as last heard
   * @param clock which day it is
   */
  public Fitting(Directory directory, Units units, Clock clock) {
    this.directory = directory;
    this.units = units;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param municipality four-digit code or exact name; absent when not said: then only who treats
   *     in the whole country
   * @param district slug or exact name, where the municipality has districts
   * @param age in whole years; absent when not said
   * @param wish group or alone
   */
  public record Asked(
      @Nullable String municipality,
      @Nullable String district,
      @Nullable Integer age,
      @Nullable Wish wish) {}

  /**
   * One that fits, as the directory has it.
   *
   * @param unit to name when passing on
   * @param name for people
   * @param takesHandover whether it takes hand-overs through Sluss; else the counsellor gives its
   *     own contact details
   * @param kind municipal, atv, rvc, ngo or private
   * @param ownership municipal, ngo or private
   * @param methods such as ATV or SOV
   * @param groupTreatment whether it has groups
   * @param extent number of conversations or months
   * @param openSessions whether there are sessions without a decision
   * @param age whom it is for
   * @param sex whom it is for
   * @param cost for who comes
   */
  public record Fits(
      UnitId unit,
      String name,
      boolean takesHandover,
      String kind,
      String ownership,
      @Nullable String methods,
      @Nullable Said groupTreatment,
      @Nullable String extent,
      @Nullable Said openSessions,
      @Nullable String age,
      @Nullable String sex,
      @Nullable String cost) {}

  /**
   * Those that fit, each once, in the order of the directory.
   *
   * @throws RefusedException DISTRICT_NEEDED, UNKNOWN_DISTRICT or UNKNOWN_MUNICIPALITY
   */
  public List<Fits> of(Asked asked) throws RefusedException {
    List<Treatment> rows = new ArrayList<>();
    Place place = place(asked.municipality(), asked.district());
    if (place != null) {
      rows.addAll(directory.treatment(place.municipality(), place.district()));
    }
    // After those of the place, so that one that is both is shown as it is there.
    directory.treatmentTable().stream()
        .filter(row -> row.municipality() == null)
        .forEach(rows::add);
    Map<UnitId, Fits> fits = new LinkedHashMap<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
    for (Treatment row : rows) {
      Unit unit = units.unit(row.unit());
      if (unit != null && unit.validOn(today) && fits(row, asked)) {
        fits.putIfAbsent(row.unit(), shown(row, unit));
      }
    }
    return List.copyOf(fits.values());
  }

  /** The place as the directory divides the country; null when none is asked for. */
  public @Nullable Place place(@Nullable String municipality, @Nullable String district)
      throws RefusedException {
    if (municipality == null) {
      return null;
    }
    List<Place> there =
        directory.places().stream()
            .filter(
                place ->
                    place.municipality().equals(municipality)
                        || place.municipalityName().equals(municipality))
            .toList();
    if (there.isEmpty()) {
      throw new RefusedException(new Fault(SlCode.UNKNOWN_MUNICIPALITY, "/municipality"));
    }
    if (there.size() == 1 && there.getFirst().district() == null) {
      return there.getFirst();
    }
    if (district == null) {
      throw new RefusedException(new Fault(SlCode.DISTRICT_NEEDED, "/district"));
    }
    return there.stream()
        .filter(place -> district.equals(place.district()) || district.equals(place.districtName()))
        .findFirst()
        .orElseThrow(() -> new RefusedException(new Fault(SlCode.UNKNOWN_DISTRICT, "/district")));
  }

  private static boolean fits(Treatment row, Asked asked) {
    return !row.kind().equals(HELPLINE)
        && (asked.wish() != Wish.GROUP || row.groupTreatment() != Said.NO)
        && isFor(row.age(), asked.age());
  }

  private static boolean isFor(@Nullable String whom, @Nullable Integer age) {
    if (whom == null || age == null) {
      return true;
    }
    Matcher to = TO.matcher(whom);
    if (to.matches()) {
      return age <= Integer.parseInt(to.group(1));
    }
    Matcher between = BETWEEN.matcher(whom);
    // Words that we cannot read shut nobody out: the counsellor reads them.
    return !between.matches()
        || (age >= Integer.parseInt(between.group(1)) && age <= Integer.parseInt(between.group(2)));
  }

  private static Fits shown(Treatment row, Unit unit) {
    return new Fits(
        row.unit(),
        row.provider(),
        unit.accepts().contains(Handovers.HANDOVER),
        row.kind(),
        row.ownership(),
        row.methods(),
        row.groupTreatment(),
        row.extent(),
        row.openSessions(),
        row.age(),
        row.sex(),
        row.cost());
  }
}
