package se.sluss.adapters.provider.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is waited with: as configured, and never for what is urgent. Not safe to share the generator
 * where its kind is not.
 */
public final class Pause {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Duration between;
  private final Duration delay;
  private final @Nullable LocalTime quietFrom;
  private final @Nullable LocalTime quietTo;
  private final RandomGenerator random;

  /**
   * @param between least time between two notices to one person
   * @param delay the longest random delay; zero for none
   * @param quietFrom when quiet hours begin, Swedish time; absent for none
   * @param quietTo when they end, on the next day if that is earlier
   * @param random for the delay
   */
  public Pause(
      Duration between,
      Duration delay,
      @Nullable LocalTime quietFrom,
      @Nullable LocalTime quietTo,
      RandomGenerator random) {
    this.between = between;
    this.delay = delay;
    this.quietFrom = quietFrom;
    this.quietTo = quietTo;
    this.random = random;
  }

  /** When a notice goes that is decided now, to somebody who was last told then. */
  Instant after(Instant now, @Nullable Instant last) {
    Instant at = now.plusMillis(random.nextLong(delay.toMillis() + 1));
    if (last != null && last.plus(between).isAfter(at)) {
      at = last.plus(between);
    }
    return quietFrom == null || quietTo == null ? at : outside(at, quietFrom, quietTo);
  }

  private static Instant outside(Instant at, LocalTime from, LocalTime to) {
    ZonedDateTime there = at.atZone(SWEDEN);
    LocalTime time = there.toLocalTime();
    boolean overMidnight = !from.isBefore(to);
    boolean quiet =
        overMidnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return at;
    }
    boolean tomorrow = overMidnight && !time.isBefore(from);
    return there.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(SWEDEN).toInstant();
  }
}
