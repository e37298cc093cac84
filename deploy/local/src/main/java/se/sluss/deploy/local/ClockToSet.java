package se.sluss.deploy.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of every program of a scenario: it runs at its real speed from where it was set,
 * and is set forward, never back. Safe for several threads.
 */
final class ClockToSet extends Clock {
  private final Clock machine;
  private volatile Duration ahead;

  /**
   * @param machine whose speed it keeps
   * @param ahead how far it is ahead of that at first
   */
  ClockToSet(Clock machine, Duration ahead) {
    this.machine = machine;
    this.ahead = ahead;
  }

  /**
   * Sets it forward.
   *
   * @throws IllegalArgumentException when it is already past that time
   */
  synchronized void setTo(Instant time) {
    Duration needed = Duration.between(machine.instant(), time);
    if (needed.compareTo(ahead) < 0) {
      throw new IllegalArgumentException("the clock is past that time already");
    }
    ahead = needed;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    // The same clock seen from elsewhere must be set forward with it.
    ClockToSet all = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return all.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return all.withZone(other);
      }
    };
  }
}
