package se.sluss.contracts.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTest {
  private static final LocalDate COMPLETED = LocalDate.of(2026, 1, 31);

  /** By the calendar, from an end on the last of January, whose months are of every length. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-30,",
    "2026-01-31,",
    "2026-02-13,",
    "2026-02-14, ONE_MONTH",
    "2026-02-28, ONE_MONTH",
    "2026-03-30, ONE_MONTH",
    "2026-03-31, THREE_MONTHS",
    "2026-06-13, THREE_MONTHS",
    "2026-06-14, SIX_MONTHS",
    "2026-10-30, SIX_MONTHS",
    "2026-10-31,"
  })
  void oneThatIsMadeIsTheOneWhoseTimeIsNearest(LocalDate day, @Nullable FollowUp one) {
    assertThat(FollowUp.on(COMPLETED, day).orElse(null)).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-27,,",
    "2026-02-28,, ONE_MONTH",
    "2026-03-30,, ONE_MONTH",
    // Made early, in its time: it is not asked for again.
    "2026-03-01, 2026-02-20,",
    // Made on the day of the end: that was part of the end.
    "2026-03-01, 2026-01-31, ONE_MONTH",
    "2026-03-31,,",
    "2026-04-29, 2026-03-02,",
    "2026-04-30, 2026-03-02, THREE_MONTHS",
    "2026-04-30, 2026-04-02,",
    "2026-07-30, 2026-03-02 2026-05-02,",
    "2026-07-31, 2026-03-02 2026-05-02, SIX_MONTHS",
    "2026-07-31, 2026-07-01,",
    "2026-10-30,, SIX_MONTHS",
    "2026-10-31,,"
  })
  void oneIsDueFromItsDayUntilItIsMadeOrItsTimeIsOver(
      LocalDate today, @Nullable String made, @Nullable FollowUp due) {
    List<LocalDate> days =
        made == null ? List.of() : Arrays.stream(made.split(" ")).map(LocalDate::parse).toList();
    assertThat(FollowUp.due(COMPLETED, days, today).orElse(null)).isEqualTo(due);
  }
}
