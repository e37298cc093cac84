package se.sluss.contracts.cover;

/**
 * What a receiving unit says of a message. Who may see which code is in {@code config/types}: some
 * are about the message, some about a person, and some never leave the unit's side.
 */
public enum AnswerCode {
  /** The unit acts. */
  TAKEN_OVER,
  /** Not for this unit. */
  WRONG_UNIT,
  /** The unit cannot act before it knows more. */
  NEEDS_INFORMATION,
  /** Tried without success; tries again. Never told to the police. */
  NOT_REACHED,
  /** A time is booked, the safety of the victim assessed. Never told to the police. */
  BOOKED
}
