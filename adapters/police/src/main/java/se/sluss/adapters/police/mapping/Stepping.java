package se.sluss.adapters.police.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;

/**
 * A step that a sender takes with what it has sent.
 *
 * @param officer who takes it
 * @param step GIVE_INFORMATION, ASK_CANCELLATION, RECALL or ENTER_IN_ERROR; one of the message's
 *     {@code inTurn}
 * @param reason one of the step's own
 */
public record Stepping(OfficerId officer, ReferralStep step, @Nullable Reason reason) {
  /** The step alone. */
  public StepGiven given() {
    return new StepGiven(step, reason, null, null, null);
  }
}
