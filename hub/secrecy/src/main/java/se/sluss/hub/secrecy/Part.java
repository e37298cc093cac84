package se.sluss.hub.secrecy;

import java.util.BitSet;
import java.util.List;

/**
 * What an examination came to.
 *
 * @param decidedBy the case that decided
 * @param outcome its outcome, or what that became because a source is stale
 * @param stale the rules relied on whose source is older than the tolerance
 */
record Part(
    int category,
    Order.Case decidedBy,
    Outcome outcome,
    BitSet grounds,
    BitSet obligations,
    List<Examination.Tried> tried,
    BitSet stale) {

  /** Each rule that failed with each fact it failed on, by their numbers in the rule table. */
  BitSet failures() {
    BitSet failures = new BitSet();
    for (int i = 0; i < tried.size(); i++) {
      Examination.Tried one = tried.get(i);
      for (long left = one.failed(); left != 0; left &= left - 1) {
        failures.set(one.clause().failures()[Long.numberOfTrailingZeros(left)]);
      }
    }
    return failures;
  }

  boolean denied() {
    return outcome == Outcome.DENY;
  }

  /** Whether a permit was withheld because a source is stale. */
  boolean withheld() {
    return outcome != decidedBy.outcome();
  }
}
