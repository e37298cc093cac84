package se.sluss.contracts.cover;

/** How fast a message must go; the order is that of the lanes. */
public enum Urgency {
  /** Overtakes whatever waits: a duty that must go without delay, a release, a call-out. */
  URGENT,
  /** Answered within the working day. */
  ROUTINE
}
