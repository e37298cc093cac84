package se.sluss.contracts.referral;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** When somebody is asked how it went, after an end as planned. */
public enum FollowUp {
  /** About one month after. */
  ONE_MONTH(1),
  /** About three months after. */
  THREE_MONTHS(3),
  /** About six months after. */
  SIX_MONTHS(6);

  private static final int WEEKS_TO_FIRST = 2;
  private static final int MONTHS_TO_LAST = 9;

  private final int months;

  FollowUp(int months) {
    this.months = months;
  }

  /**
   * Which one is made on a day: that whose time is nearest.
   *
   * @param completed the day of the end
   * @param day in the same time zone
   * @return empty when it is so early that it is part of the end, or three months too late
   */
  public static Optional<FollowUp> on(LocalDate completed, LocalDate day) {
    if (day.isBefore(completed.plusWeeks(WEEKS_TO_FIRST))
        || !day.isBefore(completed.plusMonths(MONTHS_TO_LAST))) {
      return Optional.empty();
    }
    if (day.isBefore(completed.plusMonths(2))) {
      return Optional.of(ONE_MONTH);
    }
    return Optional.of(
        day.isBefore(completed.plusMonths(4).plusWeeks(2)) ? THREE_MONTHS : SIX_MONTHS);
  }

  /**
   * Which one is to be made: its day has come, its time is not over, and it has not been made.
   *
   * @param completed the day of the end
   * @param made the days of those that were made
   * @param today in the same time zone
   */
  public static Optional<FollowUp> due(
      LocalDate completed, Collection<LocalDate> made, LocalDate today) {
    return on(completed, today)
        .filter(one -> !today.isBefore(completed.plusMonths(one.months)))
        .filter(one -> made.stream().noneMatch(day -> on(completed, day).equals(Optional.of(one))));
  }
}
