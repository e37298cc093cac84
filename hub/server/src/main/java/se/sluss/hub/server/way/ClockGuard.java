package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.DatabaseClock;

/**
 * A node does not start, and does not go on, with a clock too far from the database's: it would
 * call a consent ended that holds, or give a receipt a time that never was. The database's clock is
 * compared with, never used. A node that stops is started again by what supervises it, and refuses
 * until its clock is right.
 */
@Component
public class ClockGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);

  private final DatabaseClock database;
  private final Clock clock;
  private final Duration offset;
  private final Duration most;
  private final ConfigurableApplicationContext node;

  /**
   * Compares at once.
   *
   * @throws IllegalStateException when the clocks are too far apart: the node does not start
   */
  public ClockGuard(
      DatabaseClock database,
      Clock clock,
      HubSettings settings,
      ConfigurableApplicationContext node) {
    this.database = database;
    this.clock = clock;
    this.offset = settings.clockOffset();
    this.most = settings.clockApart();
    this.node = node;
    @Nullable Duration apart = apart();
    if (apart != null) {
      throw new IllegalStateException(message(apart));
    }
  }

  /** Compares again, and stops the node when the clocks are apart. */
  public @Nullable Duration look() {
    @Nullable Duration apart = apart();
    if (apart != null) {
      LOG.error("{}; the node stops", message(apart));
      // Whoever looks is one of those that the stop waits for.
      Thread.ofPlatform().name("clock-stop").start(node::close);
    }
    return apart;
  }

  /** How far apart the clocks are for certain; null when that is little enough. */
  private @Nullable Duration apart() {
    if (most.isZero()) {
      return null;
    }
    Instant asked = clock.instant().minus(offset);
    Instant read = database.instant();
    Instant answered = clock.instant().minus(offset);
    // The database read its clock at some time between the question and the answer.
    Duration apart =
        read.isBefore(asked) ? Duration.between(read, asked) : Duration.between(answered, read);
    return apart.compareTo(most) > 0 ? apart : null;
  }

  private String message(Duration apart) {
    return "%s the clock is %s from the database's, at most %s is allowed"
        .formatted(SlCode.CLOCK_APART, apart, most);
  }
}
