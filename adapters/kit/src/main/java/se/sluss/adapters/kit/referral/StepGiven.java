package se.sluss.adapters.kit.referral;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.StepRecord;

/**
 * A step as an officer gives it. Codes only.
 *
 * @param step which
 * @param reason why or how, one of the step's own
 * @param next where it goes on
 * @param safety needed for every end of the receiving unit's
 * @param attested a responsible officer's record of safety; needed before a meeting is booked or
 *     contact is cleared
 */
public record StepGiven(
    ReferralStep step,
    @Nullable Reason reason,
    @Nullable NextStep next,
    @Nullable Safety safety,
    @Nullable SafetyAttestation attested) {

  /** One that needs no more than itself. */
  public StepGiven(ReferralStep step) {
    this(step, null, null, null, null);
  }

  /**
   * As it is recorded, once it says all that it must.
   *
   * @param referral whose step it is; what it is bound to is set when it is signed
   * @throws RefusedException what is missing, by field
   */
  public StepRecord record(MessageId referral, Viewer viewer, Instant now) throws RefusedException {
    StepRecord record =
        new StepRecord(
            referral,
            step,
            reason,
            next,
            safety,
            step.attests() ? attested(viewer, attested) : null);
    StepRecord.Fault fault = record.fault(now);
    if (fault != null) {
      throw new RefusedException(new Fault(fault.code(), fault.field()));
    }
    return record;
  }

  /**
   * Software asks only whether a responsible officer has recorded it; never whether it is right.
   *
   * @throws RefusedException SAFETY_NOT_ASSESSED
   */
  public static Attestation attested(Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    if (safety == null
        || !viewer.responsible()
        || !safety.officer().equals(viewer.officer())
        || safety.ticks().isEmpty()) {
      throw new RefusedException(new Fault(SlCode.SAFETY_NOT_ASSESSED, "/safety"));
    }
    SortedSet<String> ticks = new TreeSet<>(safety.ticks());
    ticks.add(StepRecord.SAFETY_TICK + safety.how());
    return new Attestation(safety.officer(), AttesterRole.RESPONSIBLE_OFFICER, safety.at(), ticks);
  }
}
