package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.hub.server.way.ClockGuard;

/** Against the clock of a real database. */
class ClockGuardTest {
  @Test
  void aNodeWhoseClockGoesAstrayStopsAndDoesNotStartAgainBeforeItIsRight(@TempDir Path folder)
      throws Exception {
    MutableClock clock = new MutableClock(Clock.systemUTC().instant());
    Path config = ObligationsTest.CONFIG;
    try (TestHub hub = new TestHub(folder, config, clock, Duration.ofSeconds(5))) {
      clock.forward(Duration.ofSeconds(3));
      assertThat(hub.bean(ClockGuard.class).look()).isNull();
      assertThat(hub.runs()).isTrue();

      clock.forward(Duration.ofSeconds(4));
      for (int i = 0; i < 300 && hub.runs(); i++) {
        Thread.sleep(100);
      }
      assertThat(hub.runs()).isFalse();

      assertThatThrownBy(() -> hub.restart(config)).rootCause().hasMessageContaining("SL-9004");
      clock.forward(Duration.ofSeconds(-30)); // too slow is no better
      assertThatThrownBy(() -> hub.restart(config)).rootCause().hasMessageContaining("SL-9004");

      clock.forward(Duration.ofSeconds(23));
      hub.restart(config);
      assertThat(hub.runs()).isTrue();
    }
  }
}
