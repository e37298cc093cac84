package se.sluss.probation;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** The part that an item is sent as, and what stops it. Safe for use by many threads. */
public final class Parts {
  /** What an item is sent as. */
  public static final TypeVersion TYPE = TypeVersion.of("probation-handover/1");

  /** What a yes must be for, by the type's own ground (config/types). */
  private static final String PURPOSE = "TREATMENT_REFERRAL";

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  private final PartSchemas schemas;
  private final SortedSet<String> categories;
  private final Json json = new Json();

  /**
   * @param schemas the closed schemas
   */
  public Parts(PartSchemas schemas) {
    this.schemas = schemas;
    Implied implied = Objects.requireNonNull(schemas.implied(TYPE), TYPE + " has no schema");
    this.categories = implied.categories();
  }

  /** His age on the day he was asked, so that the same item says the same on another day. */
  public static int age(Handover handover) {
    return Period.between(PersonalNumber.born(handover.personalNumber()), asked(handover))
        .getYears();
  }

  /** Whether he is of an age for which the rules have a kind of its own. */
  public static boolean young(Handover handover) {
    return age(handover) < NO_LONGER_YOUNG;
  }

  /** The content of the part, as it is sealed. */
  public Bytes content(Handover handover) {
    return Bytes.of(json.write(part(handover)));
  }

  /** What stops an item that the schema has passed; empty when nothing does. */
  List<Fault> faults(Handover handover) {
    if (!PersonalNumber.isValid(handover.personalNumber(), asked(handover))) {
      return List.of(new Fault(SlCode.PERSONAL_NUMBER, "personalNumber"));
    }
    List<Fault> faults = new ArrayList<>();
    if (age(handover) < ADULT) {
      faults.add(new Fault(SlCode.TOO_YOUNG, "personalNumber"));
    }
    if (handover.place() == null && handover.unit() == null) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "place"));
    }
    if (!handover.necessary()) {
      faults.add(new Fault(SlCode.NOT_ATTESTED, "necessaryAndProportionate"));
    }
    Handover.Agreement agreement = handover.agreement();
    if (!agreement.purposes().contains(PURPOSE)) {
      faults.add(new Fault(SlCode.FHIR_CONSENT_NARROWER, "consent/purpose"));
    }
    if (!agreement.categories().containsAll(categories)) {
      faults.add(new Fault(SlCode.FHIR_CONSENT_NARROWER, "consent/category"));
    }
    if (!agreement.until().isAfter(handover.recordedAt())) {
      faults.add(new Fault(SlCode.WRONG_VALUE, "consent/until"));
    }
    try {
      schemas.validate(TYPE, content(handover).toArray());
    } catch (SchemaException e) {
      faults.add(new Fault(e.code(), element(e.field())));
    }
    return faults;
  }

  /**
   * The element that a field of the part came from: they have the same names.
   *
   * @param pointer JSON pointer into the part; empty for the whole
   */
  public static @Nullable String element(String pointer) {
    String path =
        pointer.replaceFirst("^/", "").replaceAll("/[0-9]+", "").replace("conditions", "condition");
    return path.isEmpty() || path.equals("ageBand") || path.equals("kind") ? null : path;
  }

  private static LocalDate asked(Handover handover) {
    return LocalDate.ofInstant(handover.recordedAt(), SWEDEN);
  }

  private static ProbationHandover part(Handover handover) {
    Handover.Reach reach = handover.reach();
    return new ProbationHandover(
        handover.kind(),
        handover.name(),
        handover.personalNumber(),
        reach == null ? null : reach.telephone(),
        reach == null ? null : reach.safeToAnswer(),
        // A protected place reaches nobody through us, not even the unit he wishes to meet.
        handover.protectedIdentity() ? null : handover.place(),
        young(handover) ? AgeBand.FROM_18_TO_20 : AgeBand.FROM_21,
        reach == null ? null : reach.language(),
        reach == null ? null : reach.interpreter(),
        handover.releaseOn(),
        handover.conditions(),
        handover.recordedAt(),
        handover.officer());
  }
}
