package se.sluss.sdk.verdict;

import se.sluss.contracts.problem.SlCode;

/**
 * What a rule says of a file.
 *
 * @param code why
 * @param rule the rule's own name: as published ({@code R3-XHE}, {@code creationDateTime}, {@code
 *     cvc-…} of XML Schema), or ours where the specification demands what no published rule checks
 * @param at the element, by names that the schema knows, such as {@code
 *     /messagePayload/message/messageHeader/label}; another name is written {@code -}
 * @param weight what follows from it
 */
public record Finding(SlCode code, String rule, String at, Weight weight) {
  /** What follows from a finding. */
  public enum Weight {
    /** The file is refused. */
    REFUSES,
    /** The file is taken; whoever sends it should mend it. */
    NOTED
  }

  /** Whether the file is refused for it. */
  public boolean refuses() {
    return weight == Weight.REFUSES;
  }

  /** How a receipt says it. */
  public Cause cause() {
    return Cause.of(code);
  }
}
