package se.sluss.hub.server.follow;

import se.sluss.contracts.referral.FollowUp;

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
  BROKE,
  /** Asked how it went, about one month after it was completed. */
  FOLLOWED_UP_1,
  /** About three months after. */
  FOLLOWED_UP_3,
  /** About six months after. */
  FOLLOWED_UP_6;

  static Step of(FollowUp made) {
    return switch (made) {
      case ONE_MONTH -> FOLLOWED_UP_1;
      case THREE_MONTHS -> FOLLOWED_UP_3;
      case SIX_MONTHS -> FOLLOWED_UP_6;
    };
  }
}
