package se.sluss.hub.secrecy;

import java.util.Set;

/**
 * The decision on one category of a message.
 *
 * @param category the category's code
 * @param step the named step of the order of examination that decided, for instance {@code
 *     J-consent}
 * @param outcome what that step says
 * @param grounds ids of the rules the outcome rests on, sorted; for a denial also those that failed
 * @param obligations codes of what must be done before, with or after it, sorted
 * @param failed the rules that were examined and failed, each with the facts it failed on, sorted
 */
public record CategoryDecision(
    String category,
    String step,
    Outcome outcome,
    Set<String> grounds,
    Set<String> obligations,
    Set<FailedRule> failed) {}
