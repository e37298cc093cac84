package se.sluss.contracts.referral;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a referral stands, and where its sender knows it to stand. What a sender may not know must
 * not be learnt from a refusal either: its steps are judged by what it knows, and a step that comes
 * too late by what it does not know is taken without a word and moves nothing.
 *
 * @param state where it stands
 * @param told where the sender knows it to stand
 */
public record Life(ReferralState state, ReferralState told) {
  /** A referral that has just been accepted by the hub (transition 01). */
  public static final Life NEW = new Life(ReferralState.RECEIVED, ReferralState.RECEIVED);

  /** Whether a step may be taken now. */
  public boolean allows(ReferralStep step) {
    return step.from().contains(step.side() == Side.SENDER ? told : state);
  }

  /** What a side may do now. */
  public SortedSet<ReferralStep> inTurn(Side side) {
    SortedSet<ReferralStep> steps = new TreeSet<>();
    for (ReferralStep step : ReferralStep.values()) {
      if (step.side() == side && allows(step)) {
        steps.add(step);
      }
    }
    return Collections.unmodifiableSortedSet(steps);
  }

  /**
   * After a step that is allowed.
   *
   * @param passedOn whether the other side is told of it
   */
  public Life after(ReferralStep step, boolean passedOn) {
    if (!allows(step)) {
      throw new IllegalArgumentException("out of turn");
    }
    ReferralState now = step.from().contains(state) ? step.leads(state) : state;
    boolean known = passedOn || step.side() == Side.SENDER;
    return new Life(now, known ? step.leads(told) : told);
  }
}
