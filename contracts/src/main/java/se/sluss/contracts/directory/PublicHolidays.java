package se.sluss.contracts.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days on which offices in Sweden are closed although it is no week-end: the public holidays of
 * lag (1989:253) om allmänna helgdagar, and the eves that lag (1930:173) om beräkning av lagstadgad
 * tid 2 § treats alike.
 */
final class PublicHolidays {
  private static final Set<MonthDay> EVERY_YEAR =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 6),
          MonthDay.of(5, 1),
          MonthDay.of(6, 6),
          MonthDay.of(12, 24),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26),
          MonthDay.of(12, 31));

  private PublicHolidays() {}

  /** Whether offices are closed on a day because of what day it is, week-ends aside. */
  static boolean includes(LocalDate day) {
    LocalDate easter = easter(day.getYear());
    LocalDate midsummer = first(DayOfWeek.SATURDAY, LocalDate.of(day.getYear(), 6, 20));
    LocalDate allSaints = first(DayOfWeek.SATURDAY, LocalDate.of(day.getYear(), 10, 31));
    return EVERY_YEAR.contains(MonthDay.from(day))
        || day.equals(easter.minusDays(2)) // långfredagen
        || day.equals(easter)
        || day.equals(easter.plusDays(1)) // annandag påsk
        || day.equals(easter.plusDays(39)) // Kristi himmelsfärdsdag
        || day.equals(easter.plusDays(49)) // pingstdagen
        || day.equals(midsummer.minusDays(1))
        || day.equals(midsummer)
        || day.equals(allSaints);
  }

  private static LocalDate first(DayOfWeek weekday, LocalDate from) {
    return from.with(TemporalAdjusters.nextOrSame(weekday));
  }

  /** Easter Sunday by the Gregorian computus: the Sunday after the ecclesiastical full moon. */
  private static LocalDate easter(int year) {
    int century = year / 100;
    int golden = year % 19;
    int solar = century - century / 4;
    int lunar = (century - (century - 17) / 25) / 3;
    int epact = (solar - lunar + 19 * golden + 15) % 30;
    int late = (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    int moon = epact - late;
    int weekday = (year + year / 4 + moon + 2 - solar) % 7;
    return LocalDate.of(year, 3, 28).plusDays(moon - weekday);
  }
}
