package se.sluss.contracts.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;

/**
 * A step with all it must say: for the hub, which stores it encrypted and passes it on to nobody.
 * Signed by the unit whose step it is, and bound to the message whose cover tells of the step.
 *
 * @param message that tells of it
 * @param step which
 * @param reason why or how; present exactly when the step lists reasons
 * @param next where it goes on; needed for some reasons
 * @param safety needed for every end
 * @param attested who answers for the safety of a contact; needed before one is booked or cleared
 */
public record StepRecord(
    MessageId message,
    ReferralStep step,
    @Nullable Reason reason,
    @Nullable NextStep next,
    @Nullable Safety safety,
    @Nullable Attestation attested) {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** Begins the code, among an attestation's ticks, of how a meeting's safety was assessed. */
  public static final String SAFETY_TICK = "SAFETY-";

  /**
   * What is missing or wrong.
   *
   * @param code the number
   * @param field its JSON pointer within the record
   */
  public record Fault(SlCode code, String field) {}

  /**
   * The first thing that this step must say and does not; null when it says all. The same check is
   * made before it is signed and when it is accepted.
   *
   * @param now for days that have not come yet
   */
  public @Nullable Fault fault(Instant now) {
    if (step.reasons().isEmpty()) {
      if (reason != null) {
        return new Fault(SlCode.WRONG_VALUE, "/reason");
      }
    } else if (reason == null) {
      return new Fault(SlCode.REASON_MISSING, "/reason");
    } else if (!step.reasons().contains(reason)) {
      return new Fault(SlCode.WRONG_VALUE, "/reason");
    }
    if (next == null ? !step.nextAfter(reason).isEmpty() : !step.mayGoOn(reason, next)) {
      return new Fault(next == null ? SlCode.NEXT_STEP_MISSING : SlCode.WRONG_VALUE, "/next");
    }
    if (step.closes() && !said(safety)) {
      return new Fault(SlCode.CLOSED_WITHOUT_SAFETY, "/safety");
    }
    if (safety instanceof Safety.Assessed(LocalDate on, Instrument _)
        && on.isAfter(LocalDate.ofInstant(now, SWEDEN))) {
      return new Fault(SlCode.FUTURE_DATE, "/safety/on");
    }
    return step.attests() && !isAttested()
        ? new Fault(SlCode.SAFETY_NOT_ASSESSED, "/attested")
        : null;
  }

  /**
   * What an answer of the older kind says, which has no record: the codes it has no field for are
   * {@code NOT_SAID}.
   *
   * @param attested as its cover has it
   */
  public static StepRecord ofOlder(
      MessageId message, AnswerCode answer, @Nullable Attestation attested) {
    ReferralStep step = ReferralStep.of(answer);
    return new StepRecord(
        message,
        step,
        step.reasons().isEmpty() ? null : Reason.NOT_SAID,
        step.nextAfter(null).isEmpty() ? null : NextStep.NOT_SAID,
        step.closes() ? new Safety.NotAssessed(WhyNotAssessed.NOT_SAID) : null,
        attested);
  }

  /** The same, bound to this message. */
  public StepRecord under(MessageId id) {
    return new StepRecord(id, step, reason, next, safety, attested);
  }

  private static boolean said(@Nullable Safety safety) {
    return safety != null && !safety.equals(new Safety.NotAssessed(WhyNotAssessed.NOT_SAID));
  }

  /**
   * Software asks only whether a responsible officer has recorded it; never whether it is right.
   */
  private boolean isAttested() {
    return attested != null && answersForSafety(attested);
  }

  /** Whether a responsible officer attests how safety was assessed. */
  public static boolean answersForSafety(Attestation attested) {
    return attested.role().answersFor(AttesterRole.RESPONSIBLE_OFFICER) && assesses(attested);
  }

  /** Whether an attestation says how safety was assessed. */
  public static boolean assesses(Attestation attested) {
    return attested.ticks().stream().anyMatch(tick -> tick.startsWith(SAFETY_TICK));
  }
}
