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

  boolean denied() {
    return outcome == Outcome.DENY;
  }

  /** Whether a permit was withheld because a source is stale. */
  boolean withheld() {
    return outcome != decidedBy.outcome();
  }
}
