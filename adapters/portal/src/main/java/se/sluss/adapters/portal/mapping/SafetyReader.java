package se.sluss.adapters.portal.mapping;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.contracts.problem.SlCode;

/**
 * Reads the record of how the victim's safety was assessed before a contact is booked. The
 * assessment is a person's; what is read here is that it was made, by which instrument, when, and
 * what was checked. All codes.
 */
public final class SafetyReader {
  /** The two ways it can have been done. */
  public static final List<String> BASES =
      List.of("ASSESSED_BY_VICTIMS_SIDE", "NOBODY_KNOWN_CHECKED");

  /** Instruments in use (domain row 20); never the form itself. */
  public static final List<String> INSTRUMENTS =
      List.of("FREDA", "FREDA_REVERSED", "FOV", "SOV", "VASKA", "IRISK", "OTHER", "NONE");

  /** What is checked when nobody is known on the victim's side. */
  public static final List<String> CHECKS =
      List.of(
          "CHECKED_OWN_REGISTER",
          "CHECKED_CHILD_UNIT",
          "CHECKED_VICTIM_UNIT",
          "CHECKED_POLICE",
          "CHECKED_PROTECTED_IDENTITY");

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Clock clock;

  /** A reader that knows what day it is. */
  public SafetyReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * The record, or every fault that kept it from being one.
   *
   * @param attestation absent when there is a fault
   * @param faults by the form's field
   */
  public record Read(@Nullable SafetyAttestation attestation, List<Fault> faults) {
    /** Copies the list. */
    public Read {
      faults = List.copyOf(faults);
    }
  }

  /** Reads the form; only a responsible officer's record counts. */
  public Read read(Typed typed, Viewer viewer) {
    List<Fault> faults = new ArrayList<>();
    if (!viewer.responsible()) {
      return new Read(null, List.of(new Fault(SlCode.SAFETY_NOT_ASSESSED, "basis")));
    }
    String basis = one(typed, "basis", BASES, faults);
    String instrument = one(typed, "instrument", INSTRUMENTS, faults);
    @Nullable Instant at = assessedOn(typed.one("assessedOn"), faults);
    SortedSet<String> ticks = new TreeSet<>(typed.all("checks"));
    ticks.retainAll(CHECKS);
    if (basis.equals("NOBODY_KNOWN_CHECKED") && ticks.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "checks"));
    }
    if (!faults.isEmpty() || at == null) {
      return new Read(null, faults);
    }
    ticks.add("INSTRUMENT_" + instrument);
    SafetyAttestation.How how = SafetyAttestation.How.valueOf(basis);
    return new Read(new SafetyAttestation(viewer.officer(), at, how, ticks), List.of());
  }

  private static String one(Typed typed, String field, List<String> codes, List<Fault> faults) {
    String value = typed.one(field);
    if (!codes.contains(value)) {
      SlCode code = value.isEmpty() ? SlCode.MISSING_FIELD : SlCode.WRONG_VALUE;
      faults.add(new Fault(code, field));
    }
    return value;
  }

  private @Nullable Instant assessedOn(String typed, List<Fault> faults) {
    if (typed.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "assessedOn"));
      return null;
    }
    try {
      Instant start = LocalDate.parse(typed).atStartOfDay(SWEDEN).toInstant();
      if (start.isAfter(clock.instant())) {
        faults.add(new Fault(SlCode.FUTURE_DATE, "assessedOn"));
        return null;
      }
      return start;
    } catch (DateTimeParseException e) {
      faults.add(new Fault(SlCode.WRONG_VALUE, "assessedOn"));
      return null;
    }
  }
}
