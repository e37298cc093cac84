package se.sluss.hub.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs from a given instant, and can be moved forward. */
final class MutableClock extends Clock {
  private final Clock machine = Clock.systemUTC();
  private volatile Duration offset;

  MutableClock(Instant start) {
    offset = Duration.between(machine.instant(), start);
  }

  /** Moves on. */
  void forward(Duration by) {
    offset = offset.plus(by);
  }

  /** Moves to a time. */
  void set(Instant to) {
    offset = Duration.between(machine.instant(), to);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the tests ask for instants alone");
  }
}
