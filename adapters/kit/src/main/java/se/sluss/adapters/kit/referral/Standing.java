package se.sluss.adapters.kit.referral;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ToldStep;

/**
 * Where a referral stands, as far as our unit knows.
 *
 * @param state where
 * @param last the last step that was taken or told, with what it says; null before the first
 * @param notTaken the step after it that the hub did not take; null when there is none
 */
public record Standing(ReferralState state, @Nullable ToldStep last, @Nullable NotTaken notTaken) {
  /** Before the first step. */
  public static final Standing RECEIVED = new Standing(Life.NEW.state(), null, null);

  /**
   * After a step. One that does not follow from what we know is of a time that we were not told of:
   * it changes nothing, unless it ends the referral.
   */
  Standing after(ToldStep step) {
    boolean follows = step.step().from().contains(state) || (step.step().closes() && !state.ends());
    return new Standing(follows ? step.step().leads(state) : state, step, null);
  }

  /** With a step that the hub did not take. */
  Standing without(NotTaken step) {
    return new Standing(state, last, step);
  }
}
