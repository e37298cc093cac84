package se.sluss.adapters.provider.outbound;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.sluss.contracts.problem.SlCode;

/**
 * What is wrong just now, for whoever runs the program: a warning each time, and health DOWN until
 * it is well again. Numbers alone. Safe for several threads.
 */
public final class Trouble implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  private volatile @Nullable SlCode sending;
  private volatile @Nullable SlCode asking;

  /** What came of the last attempt to send; absent when it went well. */
  void sending(@Nullable SlCode now) {
    sending = now;
    warn(now);
  }

  /** What came of the last question to the portal; absent when it was answered. */
  public void asking(@Nullable SlCode now) {
    asking = now;
    warn(now);
  }

  private static void warn(@Nullable SlCode now) {
    if (now != null) {
      LOG.warn("{} {}", now, now.name());
    }
  }

  @Override
  public Health health() {
    return sending == null && asking == null ? Health.up().build() : Health.down().build();
  }
}
