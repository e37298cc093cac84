package se.sluss.adapters.kit.referral;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;

/**
 * A step of ours that the hub did not take.
 *
 * @param step which
 * @param code why
 * @param inTurn what would have been in turn; empty when that was not why
 */
public record NotTaken(ReferralStep step, SlCode code, SortedSet<ReferralStep> inTurn) {
  /** Copies the set. */
  public NotTaken {
    inTurn = Collections.unmodifiableSortedSet(new TreeSet<>(inTurn));
  }
}
