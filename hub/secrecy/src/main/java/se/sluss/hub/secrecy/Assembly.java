package se.sluss.hub.secrecy;

import java.util.BitSet;
import java.util.List;

/**
 * Puts the parts of a message together: denied parts are cut, the rest goes by the most binding.
 */
final class Assembly {
  private final Order.Together together;

  Assembly(Order.Together together) {
    this.together = together;
  }

  /** A message's outcome with its grounds and obligations. */
  record Whole(Outcome outcome, BitSet grounds, BitSet obligations, boolean cut) {}

  Whole of(List<Part> parts) {
    BitSet grounds = new BitSet();
    BitSet obligations = new BitSet();
    boolean anyDenied = false;
    boolean allDenied = true;
    for (Part part : parts) {
      anyDenied |= part.denied();
      allDenied &= part.denied();
    }
    if (allDenied) {
      for (Part part : parts) {
        grounds.or(part.grounds());
        obligations.or(part.obligations());
      }
      return new Whole(Outcome.DENY, grounds, obligations, false);
    }
    for (Part part : parts) {
      if (part.denied()) {
        leaveBehind(part, grounds, obligations);
      } else {
        grounds.or(part.grounds());
        obligations.or(part.obligations());
      }
    }
    if (anyDenied) {
      together.cutObligations().forEach(obligations::set);
    }
    Outcome outcome = mostBinding(parts);
    return new Whole(
        outcome == Outcome.PERMIT && anyDenied ? together.permitWhenCut() : outcome,
        grounds,
        obligations,
        anyDenied);
  }

  private Outcome mostBinding(List<Part> parts) {
    for (Outcome outcome : together.precedence()) {
      for (Part part : parts) {
        if (part.outcome() == outcome) {
          return outcome;
        }
      }
    }
    throw new IllegalStateException("no outcome of the order of precedence");
  }

  private void leaveBehind(Part part, BitSet grounds, BitSet obligations) {
    part.decidedBy().obligationsWhenCut().forEach(obligations::set);
    if (part.decidedBy().keepsGroundsWhenCut()) {
      grounds.or(part.grounds());
      return;
    }
    List<Integer> candidates = together.cutGrounds();
    for (int ground : candidates) {
      if (part.grounds().get(ground)) {
        grounds.set(ground);
        return;
      }
    }
    grounds.set(candidates.getLast());
  }
}
