package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One part on its way through the steps: its facts, and what has been tried so far. */
final class Examination {
  private final Question question;
  private final int category;
  private final List<Tried> tried = new ArrayList<>();
  private final BitSet obligations = new BitSet();
  private int stepStart;
  private int decidingCase = Codes.UNKNOWN;
  private Outcome outcome = Outcome.DENY;
  private boolean penaltyReadOnDecisionDay;

  /** How a clause came out. */
  enum Verdict {
    HELD,
    FAILED,
    GAVE_WAY
  }

  /**
   * A clause that was examined.
   *
   * @param failed which of its conditions failed, a bit for each
   */
  record Tried(Clause clause, long failed, Verdict verdict) {}

  Examination(Question question, int category) {
    this.question = question;
    this.category = category;
  }

  Question question() {
    return question;
  }

  int category() {
    return category;
  }

  List<Tried> tried() {
    return tried;
  }

  BitSet obligations() {
    return obligations;
  }

  /** Begins a step: what held before it no longer counts as held in the step. */
  void beginStep() {
    stepStart = tried.size();
  }

  /** What has been tried in this step. */
  List<Tried> triedInStep() {
    return tried.subList(stepStart, tried.size());
  }

  /** Whether nothing that the clause yields to has held in the step. */
  boolean mayTry(Clause clause) {
    if (!clause.yields()) {
      return true;
    }
    for (int i = stepStart; i < tried.size(); i++) {
      Tried one = tried.get(i);
      if (one.verdict() == Verdict.HELD
          && (clause.onlyAlone() || clause.onlyWithout().contains(one.clause().rule()))) {
        return false;
      }
    }
    return true;
  }

  /** Tries a clause and keeps how it came out. */
  void attempt(Clause clause) {
    long failed = 0;
    List<Condition> requires = clause.requires();
    for (int i = 0; i < requires.size(); i++) {
      if (!requires.get(i).holds(this)) {
        failed |= 1L << i;
      }
    }
    Verdict verdict = failed == 0 ? Verdict.HELD : Verdict.FAILED;
    tried.add(new Tried(clause, failed, verdict));
    settleWhoGivesWay();
  }

  /** A clause that holds gives way once a rule it gives way to has failed, whichever came first. */
  private void settleWhoGivesWay() {
    for (int i = stepStart; i < tried.size(); i++) {
      Tried one = tried.get(i);
      if (one.verdict() == Verdict.HELD && givesWay(one.clause())) {
        tried.set(i, new Tried(one.clause(), 0, Verdict.GAVE_WAY));
      }
    }
  }

  private boolean givesWay(Clause clause) {
    if (clause.givesWayTo().isEmpty()) {
      return false;
    }
    for (int i = stepStart; i < tried.size(); i++) {
      Tried one = tried.get(i);
      if (one.verdict() == Verdict.FAILED && clause.givesWayTo().contains(one.clause().rule())) {
        return true;
      }
    }
    return false;
  }

  void decidedBy(int decidingCase, Outcome outcome) {
    this.decidingCase = decidingCase;
    this.outcome = outcome;
  }

  int decidingCase() {
    return decidingCase;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Whether any clause of the step holds. */
  boolean anyHeldInStep() {
    for (int i = stepStart; i < tried.size(); i++) {
      if (tried.get(i).verdict() == Verdict.HELD) {
        return true;
      }
    }
    return false;
  }

  /** Whether any clause of one of the rules came out so. */
  boolean any(boolean[] rules, Verdict verdict) {
    for (int i = 0; i < tried.size(); i++) {
      Tried one = tried.get(i);
      if (one.verdict() == verdict && rules[one.clause().rule()]) {
        return true;
      }
    }
    return false;
  }

  /** Whether any clause of one of the rules was examined, however it came out. */
  boolean anyTried(boolean[] rules) {
    for (int i = 0; i < tried.size(); i++) {
      if (rules[tried.get(i).clause().rule()]) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the rules failed on that fact and nothing else. */
  boolean failsOnlyOn(boolean[] rules, String fact) {
    for (int i = 0; i < tried.size(); i++) {
      Tried one = tried.get(i);
      if (one.verdict() == Verdict.FAILED
          && rules[one.clause().rule()]
          && Long.bitCount(one.failed()) == 1
          && one.clause()
              .requires()
              .get(Long.numberOfTrailingZeros(one.failed()))
              .fact()
              .equals(fact)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether one of the rules that failed would have met its minimum penalty by the scale of the day
   * of the decision, as far as that scale is known.
   */
  boolean minimumMetOnDecisionDay(boolean[] rules) {
    penaltyReadOnDecisionDay = true;
    try {
      for (int i = 0; i < tried.size(); i++) {
        Tried one = tried.get(i);
        if (one.verdict() == Verdict.FAILED && rules[one.clause().rule()]) {
          for (Condition condition : one.clause().requires()) {
            if (condition.fact().equals(StateConditions.MINIMUM_PENALTY) && condition.holds(this)) {
              return true;
            }
          }
        }
      }
      return false;
    } finally {
      penaltyReadOnDecisionDay = false;
    }
  }

  /** Whether minimum penalties are just now read by the day of the decision. */
  boolean penaltyReadOnDecisionDay() {
    return penaltyReadOnDecisionDay;
  }
}
