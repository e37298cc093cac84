package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days are those of printed Swedish calendars; the times are worked out by hand. */
class OfficeHoursTest {
  private static final OfficeHours WEEKDAYS = hours("08:00", "16:30");

  private static OfficeHours hours(String from, String to) {
    return new OfficeHours(
        new TreeSet<>(
            List.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY)),
        LocalTime.parse(from),
        LocalTime.parse(to));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Stockholm")).toInstant();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-29", "2024-03-31", "2024-04-01", "2024-05-09", "2024-05-19", "2024-06-21",
        "2024-06-22", "2024-11-02", "2025-04-18", "2025-04-20", "2025-04-21", "2025-05-29",
        "2025-06-20", "2025-11-01", "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05",
        "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-24", "2026-06-06", "2026-06-19",
        "2026-06-20", "2026-10-31", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
        "2027-03-26", "2027-03-28", "2027-05-06", "2027-06-25", "2027-11-06", "2038-04-25",
        "2049-04-18"
      })
  void onAPublicHolidayNobodyIsAtWork(String day) {
    assertThat(PublicHolidays.includes(LocalDate.parse(day))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02", "2026-01-05", "2026-04-02", "2026-04-07", "2026-05-15", "2026-05-25",
        "2026-06-05", "2026-06-18", "2026-10-30", "2026-12-23", "2026-12-30", "2024-03-28"
      })
  void onOtherDaysTheyAre(String day) {
    assertThat(PublicHolidays.includes(LocalDate.parse(day))).isFalse();
  }

  @Test
  void aYearHasAsManyAsItsCalendarSays() {
    long days =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(PublicHolidays::includes)
            .count();
    assertThat(days).isEqualTo(16); // thirteen by the law of 1989, and three eves
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T07:59, false",
    "2026-11-20T08:00, true",
    "2026-11-20T16:29, true",
    "2026-11-20T16:30, false",
    "2026-11-21T12:00, false",
    "2026-12-24T12:00, false"
  })
  void itIsOpenFromTheFirstMinuteToTheLast(String when, boolean open) {
    assertThat(WEEKDAYS.openAt(at(when))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T09:00, PT2H, 2026-11-18T11:00",
    "2026-11-18T15:30, PT2H, 2026-11-19T09:00",
    "2026-11-18T14:30, PT2H, 2026-11-18T16:30",
    "2026-11-20T16:00, PT1H, 2026-11-23T08:30",
    "2026-11-21T12:00, PT1H, 2026-11-23T09:00",
    "2026-12-23T15:30, PT2H, 2026-12-28T09:00",
    "2026-03-27T16:00, PT1H, 2026-03-30T08:30",
    "2026-11-18T20:00, PT17H, 2026-11-20T16:30"
  })
  void onlyOpenTimeCounts(String start, Duration open, String end) {
    assertThat(WEEKDAYS.after(at(start), open)).isEqualTo(at(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T11:00, PT2H, 2026-11-18T09:00",
    "2026-11-19T09:00, PT2H, 2026-11-18T15:30",
    "2026-11-22T12:00, PT1H, 2026-11-20T15:30",
    "2026-12-28T09:00, PT2H, 2026-12-23T15:30"
  })
  void andCountsBackwardsAlike(String end, Duration open, String start) {
    assertThat(WEEKDAYS.before(at(end), open)).isEqualTo(at(start));
  }

  @Test
  void backwardsAndForwardsAgreeThroughAYear() {
    Duration open = Duration.ofHours(11);
    for (Instant start = at("2026-01-01T00:00");
        start.isBefore(at("2027-01-01T00:00"));
        start = start.plus(Duration.ofMinutes(47))) {
      Instant end = WEEKDAYS.after(start, open);
      Instant back = WEEKDAYS.before(end, open);
      // While it is closed no time passes: the two may differ by closed time only.
      assertThat(WEEKDAYS.after(back, open)).isEqualTo(end);
      if (WEEKDAYS.openAt(start)) {
        assertThat(back).isEqualTo(start);
      }
    }
  }

  @Test
  void hoursThatNeverAreAreRefused() {
    assertThatThrownBy(() -> hours("16:30", "08:00")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new OfficeHours(new TreeSet<>(), LocalTime.parse("08:00"), LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
