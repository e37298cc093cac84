package se.sluss.hub.server.rules;

import se.sluss.contracts.problem.SlCode;

/**
 * This node cannot decide just now (SL-4005). What came from the broker stays there and comes
 * again.
 */
public final class RulesUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param why for the operator; nothing of a message
   */
  public RulesUnavailableException(String why) {
    super(SlCode.RULES_UNAVAILABLE + " " + why);
  }
}
