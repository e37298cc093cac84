package se.sluss.adapters.portal.mapping;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.WhyNotAssessed;

/** Reads the form of a step in a referral's life. All codes, and none of them chosen by us. */
public final class StepReader {
  /** The one choice of {@code safety} that is no reason why it was not assessed. */
  public static final String ASSESSED = "ASSESSED";

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final Set<WhyNotAssessed> UNITS_OWN =
      EnumSet.of(
          WhyNotAssessed.NO_CONTACT,
          WhyNotAssessed.NOBODY_KNOWN,
          WhyNotAssessed.OTHER_UNIT_ASSESSES,
          WhyNotAssessed.EXPOSED_DECLINED);

  private final SafetyReader safety;
  private final Clock clock;

  /** A reader that knows what day it is. */
  public StepReader(SafetyReader safety, Clock clock) {
    this.safety = safety;
    this.clock = clock;
  }

  /**
   * The step, or every fault that kept it from being one.
   *
   * @param given absent when there is a fault
   * @param faults by the form's field
   */
  public record Read(@Nullable StepGiven given, List<Fault> faults) {
    /** Copies the list. */
    public Read {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What a form asks for, beside the step itself.
   *
   * @param reasons one of which it needs; empty for none
   * @param nexts one of which it needs for some reasons, or may have
   * @param safety the answers to whether safety was assessed; empty when it is not asked
   * @param attests whether a responsible officer's record is needed
   */
  public record Asks(
      List<String> reasons, List<String> nexts, List<String> safety, boolean attests) {
    /** Whether there is anything to ask. */
    public boolean nothing() {
      return reasons.isEmpty() && nexts.isEmpty() && safety.isEmpty() && !attests;
    }
  }

  /** What the form of a step asks for. */
  public static Asks asks(ReferralStep step) {
    List<String> answers = new ArrayList<>();
    if (step.closes() && step.side() == Side.RECIPIENT) {
      answers.add(ASSESSED);
      answers.addAll(names(UNITS_OWN));
    }
    List<NextStep> nexts =
        EnumSet.allOf(NextStep.class).stream().filter(next -> mayGoOn(step, next)).toList();
    return new Asks(names(step.reasons()), names(nexts), answers, step.attests());
  }

  private static boolean mayGoOn(ReferralStep step, NextStep next) {
    return step.reasons().stream().anyMatch(reason -> step.mayGoOn(reason, next));
  }

  private static List<String> names(Collection<? extends Enum<?>> codes) {
    return codes.stream().map(code -> code.name()).toList();
  }

  /** Reads the form. */
  public Read read(ReferralStep step, Typed typed, Viewer viewer) {
    Asks asks = asks(step);
    List<Fault> faults = new ArrayList<>();
    String reason = one(typed, "reason", asks.reasons(), SlCode.REASON_MISSING, faults);
    String next = typed.one("next");
    NextStep named = asks.nexts().contains(next) ? NextStep.valueOf(next) : null;
    Reason why = asks.reasons().contains(reason) ? Reason.valueOf(reason) : null;
    if (why != null
        && !step.nextAfter(why).isEmpty()
        && (named == null || !step.mayGoOn(why, named))) {
      faults.add(new Fault(SlCode.NEXT_STEP_MISSING, "next"));
    }
    Safety said = asks.safety().isEmpty() ? null : safety(typed, asks.safety(), faults);
    SafetyAttestation attested = null;
    if (asks.attests()) {
      SafetyReader.Read read = safety.read(typed, viewer);
      faults.addAll(read.faults());
      attested = read.attestation();
    }
    return faults.isEmpty()
        ? new Read(new StepGiven(step, why, named, said, attested), faults)
        : new Read(null, faults);
  }

  private @Nullable Safety safety(Typed typed, List<String> answers, List<Fault> faults) {
    String answer = one(typed, "safety", answers, SlCode.CLOSED_WITHOUT_SAFETY, faults);
    if (!answers.contains(answer)) {
      return null;
    }
    if (!answer.equals(ASSESSED)) {
      return new Safety.NotAssessed(WhyNotAssessed.valueOf(answer));
    }
    LocalDate on = day(typed.one("assessedOn"), faults);
    Instrument instrument = instrument(typed, faults);
    return on == null || instrument == null ? null : new Safety.Assessed(on, instrument);
  }

  private @Nullable LocalDate day(String typed, List<Fault> faults) {
    if (typed.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "assessedOn"));
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.isAfter(LocalDate.ofInstant(clock.instant(), SWEDEN))) {
        faults.add(new Fault(SlCode.FUTURE_DATE, "assessedOn"));
        return null;
      }
      return day;
    } catch (DateTimeParseException e) {
      faults.add(new Fault(SlCode.WRONG_VALUE, "assessedOn"));
      return null;
    }
  }

  private static @Nullable Instrument instrument(Typed typed, List<Fault> faults) {
    String name = code(typed.one("instrumentName"));
    if (name.isEmpty()) {
      faults.add(new Fault(SlCode.MISSING_FIELD, "instrumentName"));
      return null;
    }
    try {
      return new Instrument(
          name,
          orNull(code(typed.one("instrumentVersion"))),
          orNull(code(typed.one("instrumentResult"))));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(SlCode.WRONG_VALUE, "instrumentName"));
      return null;
    }
  }

  /** As it is written in codes: FREDA for Freda, OMVAND-FREDA for Omvänd Freda. */
  private static String code(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replace('Å', 'A')
        .replace('Ä', 'A')
        .replace('Ö', 'O')
        .replace(' ', '-');
  }

  private static @Nullable String orNull(String code) {
    return code.isEmpty() ? null : code;
  }

  private static String one(
      Typed typed, String field, List<String> codes, SlCode missing, List<Fault> faults) {
    String value = typed.one(field);
    if (!codes.isEmpty() && !codes.contains(value)) {
      faults.add(new Fault(value.isEmpty() ? missing : SlCode.WRONG_VALUE, field));
    }
    return value;
  }
}
