package se.sluss.hub.server.follow;

/**
 * A step of the way that is counted, in the month in which it is taken; of one referral each at
 * most once.
 */
public enum Step {
  /** In the unit's inbox. */
  RECEIVED,
  /** The unit has said that it acts. */
  TAKEN_OVER,
  /** First contact: a meeting is booked, or the first is held. */
  CONTACT,
  /** The first meeting is held. */
  STARTED,
  /** Ended as planned. */
  COMPLETED,
  /** Ended in any other way. */
  BROKE
}
