package se.sluss.hub.server.follow;

import java.time.LocalDate;
import java.util.Optional;

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

  private static final int WEEKS_TO_FIRST = 2;

  /**
   * Which follow-up one is that was made this long after the end: that whose time is nearest. Empty
   * for one so early that it is part of the end, or three months too late.
   */
  static Optional<Step> followUp(LocalDate completed, LocalDate day) {
    if (day.isBefore(completed.plusWeeks(WEEKS_TO_FIRST))
        || !day.isBefore(completed.plusMonths(9))) {
      return Optional.empty();
    }
    if (day.isBefore(completed.plusMonths(2))) {
      return Optional.of(FOLLOWED_UP_1);
    }
    return Optional.of(
        day.isBefore(completed.plusMonths(4).plusWeeks(2)) ? FOLLOWED_UP_3 : FOLLOWED_UP_6);
  }
}
