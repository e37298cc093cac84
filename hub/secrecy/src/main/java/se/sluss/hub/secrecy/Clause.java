package se.sluss.hub.secrecy;

import java.util.List;

/**
 * A duty or an exception in the form that is examined. A rule has one clause, or one for each of
 * its paragraphs.
 *
 * @param rule the rule's number
 * @param tried when it is examined at all; only then does its failing mean anything
 * @param requires what it demands
 * @param failures the number, for each of those, of the rule failing on it
 * @param onlyWithout rules that, if they hold, keep this one from being examined
 * @param onlyAlone whether any other rule of the step that holds keeps it from being examined
 * @param givesWayTo rules whose failing makes this one, though it holds, a question for a person
 * @param cites rules named together with it when it holds
 * @param failsWith rules named as failed together with it
 * @param obligations what follows when it holds
 */
record Clause(
    int rule,
    List<Condition> tried,
    List<Condition> requires,
    int[] failures,
    List<Integer> onlyWithout,
    boolean onlyAlone,
    List<Integer> givesWayTo,
    List<Integer> cites,
    List<Citation> failsWith,
    List<Due> obligations) {

  /** A rule named on conditions of its own. */
  record Citation(int rule, List<Condition> when) {}

  /** An obligation on conditions of its own. */
  record Due(int obligation, List<Condition> when) {}

  /** The same as it is examined. */
  Clause compiled(List<Condition> triedStill, int[] failureNumbers) {
    return new Clause(
        rule,
        triedStill,
        requires,
        failureNumbers,
        onlyWithout,
        onlyAlone,
        givesWayTo,
        cites,
        failsWith,
        obligations);
  }

  /** Whether it must wait until those it yields to have been examined. */
  boolean yields() {
    return onlyAlone || !onlyWithout.isEmpty();
  }
}
