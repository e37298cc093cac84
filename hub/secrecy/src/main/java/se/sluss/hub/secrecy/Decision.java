package se.sluss.hub.secrecy;

import java.util.List;

/**
 * The decision on a whole message, with the decision on each of its categories.
 *
 * @param outcome what holds for the message once the denied parts are cut
 * @param grounds ids of the rules it rests on, sorted
 * @param obligations codes of the obligations that follow, sorted
 * @param categories the decision on each category, sorted by category
 * @param failed the rules that were examined and failed, sorted
 * @param warnings rule ids relied on whose source is older than the tolerance allows; on a duty it
 *     warns, any permit has become {@link Outcome#REVIEW}
 * @param explanation why, in plain words; written when asked for
 * @param rulesetHash SHA-256 of the ruleset that decided, in lower-case hexadecimal
 */
public record Decision(
    Outcome outcome,
    List<String> grounds,
    List<String> obligations,
    List<CategoryDecision> categories,
    List<FailedRule> failed,
    List<String> warnings,
    Explanation explanation,
    String rulesetHash) {

  /** Why, in plain Swedish with the citations. */
  public String explanationSv() {
    return explanation.sv();
  }

  /** Why, in plain English with the citations. */
  public String explanationEn() {
    return explanation.en();
  }
}
