package se.sluss.hub.secrecy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every rule by its number, and the clauses that are examined.
 *
 * @param codes the rule ids
 * @param rules the rules as people read them, by number
 * @param duties the clauses of the duties
 * @param exceptions the clauses of the exceptions, those that yield to others last
 * @param failures every rule with every fact it can fail on, sorted
 */
record RuleTable(
    Codes codes,
    List<LawRule> rules,
    Clauses duties,
    Clauses exceptions,
    List<FailedRule> failures) {

  LawRule rule(int number) {
    return rules.get(number);
  }

  /** The rule with this id, if there is one. */
  @Nullable LawRule rule(String id) {
    int number = codes.number(id);
    return number == Codes.UNKNOWN ? null : rules.get(number);
  }
}
