package se.sluss.as4;

/** What came of sending. */
public sealed interface Sent {
  /** The other access point has it, and has signed that it has exactly this. */
  record Receipted() implements Sent {}

  /**
   * The other access point refuses it, and would again.
   *
   * @param code ebMS 3.0's own, such as {@code EBMS:0101}; nothing else of what it said
   */
  record Refused(String code) implements Sent {}

  /** Nobody knows; the same can be sent again. */
  record Unknown() implements Sent {}
}
