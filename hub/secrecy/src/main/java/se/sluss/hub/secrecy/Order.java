package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.List;

/**
 * The order of examination.
 *
 * @param coversFrom the first day that the table speaks of
 * @param toleranceMonths for how long a source that was read carries a permit
 * @param stale what a permit becomes when its source is older
 * @param steps in the order of examination
 * @param cases the names of the cases of all steps
 * @param casesByCodes finds cases by what a question's codes allow
 * @param together how the parts are put together
 */
record Order(
    LocalDate coversFrom,
    int toleranceMonths,
    Stale stale,
    List<Step> steps,
    Codes cases,
    Index casesByCodes,
    Together together) {

  /** The cases that a question's codes allow, a bit for each by its number. */
  long[] possible(Question question, int category) {
    long[] possible = new long[casesByCodes.words()];
    for (int word = 0; word < possible.length; word++) {
      possible[word] = casesByCodes.word(word, question, category);
    }
    return possible;
  }

  /** Whether the case is among those. */
  static boolean among(long[] possible, Case one) {
    return (possible[one.number() / Long.SIZE] >>> one.number() & 1) != 0;
  }

  /** Which clauses a step tries before its cases. */
  enum Examines {
    NOTHING,
    DUTIES,
    EXCEPTIONS
  }

  /**
   * A named step.
   *
   * @param onlyWhen conditions for the step to be taken at all
   * @param examines what it tries first
   * @param cases the first that holds decides
   * @param adds grounds that are added to whatever decides, here or later
   */
  record Step(
      String id,
      Text name,
      List<Condition> onlyWhen,
      Examines examines,
      List<Case> cases,
      List<Ground> adds) {}

  /**
   * One case of a step.
   *
   * @param number its number among all cases
   * @param when what must hold, besides what the index says
   * @param keepsGroundsWhenCut whether its grounds stay when the part is cut from a message
   * @param obligationsWhenCut what follows for the rest of the message when the part is cut
   */
  record Case(
      int number,
      List<Condition> when,
      Outcome outcome,
      List<Ground> grounds,
      boolean keepsGroundsWhenCut,
      List<Integer> obligationsWhenCut,
      Text text) {
    Case onlyWhen(List<Condition> conditions) {
      return new Case(
          number, conditions, outcome, grounds, keepsGroundsWhenCut, obligationsWhenCut, text);
    }
  }

  /** What is named as a ground. */
  sealed interface Ground {
    /** Conditions for it to be named. */
    List<Condition> when();
  }

  /**
   * One rule.
   *
   * @param supports whether it only supports another ground, so that its source's age does not
   *     matter
   * @param anyDay whether it is named also on a day when the rule itself does not apply
   */
  record OneRule(int rule, boolean supports, boolean anyDay, List<Condition> when)
      implements Ground {}

  /** The rules that hold, that failed, or the sender's own secrecy. */
  record These(Which which, List<Condition> when) implements Ground {}

  /** Which rules a ground stands for. */
  enum Which {
    HELD,
    FAILED,
    REGIME
  }

  /** What a permit on a stale source becomes. */
  record Stale(Outcome outcome, List<Integer> grounds, List<Integer> obligations, Text text) {}

  /**
   * How parts become a message.
   *
   * @param precedence the first of these that a remaining part has is the message's outcome
   * @param permitWhenCut what a plain permit becomes when something was cut
   * @param cutGrounds what a cut part leaves: the first of these among its own grounds, else the
   *     last
   * @param cutObligations what follows whenever something was cut
   */
  record Together(
      List<Outcome> precedence,
      Outcome permitWhenCut,
      List<Integer> cutGrounds,
      List<Integer> cutObligations,
      Text text) {}
}
