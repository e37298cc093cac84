package se.sluss.adapters.provider.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhomToTellTest {
  /** Monday 4 May 2026, 18:00 in Sweden. */
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  private static final Instant FIRST = NOW.minusSeconds(600);
  private static final Instant SECOND = NOW.minusSeconds(60);
  private static final Standing NEVER = new Standing(null, false, false, null);

  private final WhomToTell whom = whom(Duration.ZERO, Duration.ZERO, null, null, NOW);

  private static WhomToTell whom(
      Duration between,
      Duration delay,
      @Nullable LocalTime from,
      @Nullable LocalTime to,
      Instant now) {
    return new WhomToTell(
        new Pause(between, delay, from, to, new Random(7)), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Standing told(Instant upTo, boolean again, boolean waits) {
    return new Standing(upTo, again, waits, upTo);
  }

  @Test
  void whoHasNothingToReadIsToldNothing() {
    assertThat(whom.next(NEVER, null)).isEqualTo(new Next.Nothing());
  }

  @Test
  void theFirstMessageTells() {
    assertThat(whom.next(NEVER, new Unread(FIRST, FIRST, null)))
        .isEqualTo(new Next.Tell(FIRST, false, NOW));
  }

  @Test
  void aSecondMessageBeforeTheFirstIsReadTellsNothing() {
    assertThat(whom.next(told(FIRST, false, false), new Unread(FIRST, SECOND, null)))
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void anUrgentOneTellsOnceMoreAndNeverAThirdTime() {
    Unread urgent = new Unread(FIRST, SECOND, SECOND);
    assertThat(whom.next(told(FIRST, false, false), urgent))
        .isEqualTo(new Next.Tell(SECOND, true, NOW));
    Unread more = new Unread(FIRST, NOW, NOW);
    assertThat(whom.next(told(SECOND, true, false), more)).isEqualTo(new Next.Nothing());
  }

  @Test
  void anUrgentOneHurriesANoticeThatHasNotGoneInsteadOfAddingOne() {
    assertThat(whom.next(told(FIRST, false, true), new Unread(FIRST, SECOND, SECOND)))
        .isEqualTo(new Next.Tell(SECOND, false, NOW));
  }

  @Test
  void whoHasReadIsToldOfTheNextAnew() {
    assertThat(whom.next(told(FIRST, true, false), null)).isEqualTo(new Next.Read());
    // Read, and another came, between two questions.
    assertThat(whom.next(told(FIRST, true, false), new Unread(SECOND, SECOND, null)))
        .isEqualTo(new Next.Tell(SECOND, false, NOW));
  }

  @Test
  void noTwoInABurst() {
    WhomToTell slow = whom(Duration.ofMinutes(15), Duration.ZERO, null, null, NOW);
    assertThat(slow.next(told(FIRST, false, false), new Unread(SECOND, SECOND, null)))
        .isEqualTo(new Next.Tell(SECOND, false, FIRST.plus(Duration.ofMinutes(15))));
    assertThat(slow.next(told(FIRST, false, false), new Unread(SECOND, SECOND, SECOND)))
        .as("urgent")
        .isEqualTo(new Next.Tell(SECOND, false, NOW));
  }

  @Test
  void quietHoursHoldWhatIsNotUrgentToTheirEnd() {
    Instant night = Instant.parse("2026-05-04T22:30:00Z"); // 00:30 in Sweden
    Instant evening = Instant.parse("2026-05-04T19:30:00Z"); // 21:30
    Instant morning = Instant.parse("2026-05-05T05:00:00Z"); // 07:00
    LocalTime from = LocalTime.of(21, 0);
    LocalTime to = LocalTime.of(7, 0);
    for (Instant now : new Instant[] {evening, night}) {
      WhomToTell quiet = whom(Duration.ZERO, Duration.ZERO, from, to, now);
      assertThat(quiet.next(NEVER, new Unread(FIRST, FIRST, null)))
          .isEqualTo(new Next.Tell(FIRST, false, morning));
      assertThat(quiet.next(NEVER, new Unread(FIRST, FIRST, FIRST)))
          .isEqualTo(new Next.Tell(FIRST, false, now));
    }
    WhomToTell day = whom(Duration.ZERO, Duration.ZERO, from, to, NOW);
    assertThat(day.next(NEVER, new Unread(FIRST, FIRST, null)))
        .isEqualTo(new Next.Tell(FIRST, false, NOW));
  }

  @Test
  void aDelayIsRandomWithinWhatIsConfigured() {
    WhomToTell delayed = whom(Duration.ZERO, Duration.ofMinutes(10), null, null, NOW);
    Instant earliest = Instant.MAX;
    Instant latest = Instant.MIN;
    for (int i = 0; i < 1000; i++) {
      Instant at = ((Next.Tell) delayed.next(NEVER, new Unread(FIRST, FIRST, null))).at();
      assertThat(at).isBetween(NOW, NOW.plus(Duration.ofMinutes(10)));
      earliest = at.isBefore(earliest) ? at : earliest;
      latest = at.isAfter(latest) ? at : latest;
    }
    assertThat(Duration.between(earliest, latest)).isGreaterThan(Duration.ofMinutes(9));
  }
}
