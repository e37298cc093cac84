package se.sluss.deploy.local.county;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;

/**
 * Something that somebody does at a door, or that time does.
 *
 * @param at when
 * @param doing what
 */
record Act(Instant at, Doing doing) {

  /** What is done. */
  sealed interface Doing {
    /** An officer asks him, and sends what comes of it. */
    record Ask() implements Doing {}

    /** An officer sends a notice about her. */
    record Notify() implements Doing {}

    /** A unit claims and opens it. */
    record TakeUp(Track track) implements Doing {}

    /**
     * A unit takes a step.
     *
     * @param taken false when the hub must refuse it
     */
    record Step(
        Track track,
        ReferralStep step,
        @Nullable Reason reason,
        @Nullable NextStep next,
        boolean taken)
        implements Doing {}

    /** He agrees that her side is told, if there is one. */
    record Agree() implements Doing {}

    /** A responsible officer weighs that her side is told, if there is one. */
    record Weigh() implements Doing {}

    /** He tells the police that he takes it back. */
    record Withdraw() implements Doing {}

    /** Its time runs out: nobody does anything. */
    record RunOut() implements Doing {}
  }
}
