package se.sluss.hub.secrecy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clauses of one kind, found by what a question's codes allow.
 *
 * @param all in the order in which they are examined, each with the conditions that the index
 *     leaves
 */
record Clauses(List<Clause> all, Index index) {
  /**
   * @param failures numbers every rule with every fact it can fail on
   */
  static Clauses of(
      List<Clause> clauses, Vocabulary vocabulary, Codes rules, List<FailedRule> failures) {
    return new Clauses(
        clauses.stream()
            .map(
                clause ->
                    clause.compiled(
                        Index.rest(clause.tried()),
                        failures(clause, rules)
                            .mapToInt(failure -> Collections.binarySearch(failures, failure))
                            .toArray()))
            .toList(),
        new Index(clauses.stream().map(Clause::tried).toList(), vocabulary));
  }

  /** The clause's rule with each of the facts it requires, in the order of its conditions. */
  static Stream<FailedRule> failures(Clause clause, Codes rules) {
    String rule = rules.name(clause.rule());
    return clause.requires().stream().map(condition -> new FailedRule(rule, condition.fact()));
  }

  /** Those in force, a bit for each. */
  long[] inForce(boolean[] rulesInForce) {
    long[] bits = new long[index.words()];
    for (int i = 0; i < all.size(); i++) {
      if (rulesInForce[all.get(i).rule()]) {
        bits[i / Long.SIZE] |= 1L << i;
      }
    }
    return bits;
  }

  /** Examines those that are in force and can be tried. */
  void attempt(long[] inForce, Examination examination) {
    for (int word = 0; word < inForce.length; word++) {
      long left = inForce[word];
      if (left != 0) {
        left &= index.word(word, examination.question(), examination.category());
      }
      for (; left != 0; left &= left - 1) {
        Clause clause = all.get(word * Long.SIZE + Long.numberOfTrailingZeros(left));
        if (examination.mayTry(clause) && Condition.all(clause.tried(), examination)) {
          examination.attempt(clause);
        }
      }
    }
  }
}
