package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockToSetTest {
  private static final Instant MACHINE = Instant.parse("2026-01-01T00:00:00Z");

  private final ClockToSet clock =
      new ClockToSet(Clock.fixed(MACHINE, ZoneOffset.UTC), Duration.ofDays(3));

  @Test
  void itStartsAheadOfTheMachineAndIsSetForward() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-04T00:00:00Z"));

    clock.setTo(Instant.parse("2026-06-01T00:00:00Z"));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Test
  void itIsNeverSetBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.setTo(Instant.parse("2026-01-03T23:59:59Z")));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-04T00:00:00Z"));
  }

  @Test
  void seenFromAnotherZoneItIsSetForwardToo() {
    Clock there = clock.withZone(ZoneId.of("Europe/Stockholm"));

    clock.setTo(Instant.parse("2026-06-01T00:00:00Z"));

    assertThat(there.instant()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
  }
}
