package se.sluss.hub.server.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
  /** By the calendar, from an end on the last of January, whose months are of every length. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-31,",
    "2026-02-13,",
    "2026-02-14, FOLLOWED_UP_1",
    "2026-02-28, FOLLOWED_UP_1",
    "2026-03-30, FOLLOWED_UP_1",
    "2026-03-31, FOLLOWED_UP_3",
    "2026-06-13, FOLLOWED_UP_3",
    "2026-06-14, FOLLOWED_UP_6",
    "2026-10-30, FOLLOWED_UP_6",
    "2026-10-31,",
    "2026-01-30,"
  })
  void aFollowUpIsTheOneWhoseTimeIsNearest(LocalDate day, @Nullable Step step) {
    assertThat(Step.followUp(LocalDate.of(2026, 1, 31), day).orElse(null)).isEqualTo(step);
  }
}
