package se.sluss.contracts.cover;

/**
 * What a receiving unit says of a message in an answer of the older kind, answer/1. Each is read as
 * the step it means ({@link se.sluss.contracts.referral.ReferralStep#of}), and must be in turn like
 * any other.
 */
public enum AnswerCode {
  /** The unit acts. */
  TAKEN_OVER,
  /** Not for this unit. */
  WRONG_UNIT,
  /** The unit cannot act before it knows more. */
  NEEDS_INFORMATION,
  /** Tried without success; tries again. */
  NOT_REACHED,
  /** A time is booked, the safety of the victim assessed. */
  BOOKED
}
