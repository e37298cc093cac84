package se.sluss.adapters.socialservices.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;

/**
 * A step in a referral's life.
 *
 * @param by who acts
 * @param step one of the row's {@code inTurn}
 * @param reason one of the step's own
 * @param next where it goes on
 * @param safety needed for every end
 * @param attested a responsible officer's record; needed before a meeting is booked
 */
public record Stepping(
    Acting by,
    ReferralStep step,
    @Nullable Reason reason,
    @Nullable NextStep next,
    @Nullable Safety safety,
    @Nullable SafetyAttestation attested) {
  /** The step alone. */
  public StepGiven given() {
    return new StepGiven(step, reason, next, safety, attested);
  }
}
