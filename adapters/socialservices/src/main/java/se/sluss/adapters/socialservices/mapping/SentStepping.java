package se.sluss.adapters.socialservices.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;

/**
 * A step with what a unit has sent.
 *
 * @param by who acts
 * @param step GIVE_INFORMATION, ASK_CANCELLATION, RECALL or ENTER_IN_ERROR; one of the message's
 *     {@code inTurn}
 * @param reason one of the step's own
 */
public record SentStepping(Acting by, ReferralStep step, @Nullable Reason reason) {
  /** The step alone. */
  public StepGiven given() {
    return new StepGiven(step, reason, null, null, null);
  }
}
