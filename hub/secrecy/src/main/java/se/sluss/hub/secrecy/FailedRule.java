package se.sluss.hub.secrecy;

/**
 * A rule that was examined and found not to apply, and one fact it failed on.
 *
 * <p>A rule that fails on several facts is listed once for each of them: together they say what
 * would have to be otherwise.
 *
 * @param ruleId the rule's id in the table
 * @param onFact the code of the condition, for instance a flag ({@code CRIME_NEED}) or the name of
 *     a fact ({@code receiver}, {@code minimum_penalty})
 */
public record FailedRule(String ruleId, String onFact) implements Comparable<FailedRule> {
  @Override
  public int compareTo(FailedRule other) {
    int byRule = ruleId.compareTo(other.ruleId);
    return byRule != 0 ? byRule : onFact.compareTo(other.onFact);
  }
}
