package se.sluss.contracts.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a unit has people at work, by the clock in Sweden. It is closed on public holidays.
 *
 * @param days of the week
 * @param from when it opens
 * @param to when it closes, later the same day
 */
public record OfficeHours(SortedSet<DayOfWeek> days, LocalTime from, LocalTime to) {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** Copies the days; refuses hours that never are. */
  public OfficeHours {
    days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    if (days.isEmpty() || !from.isBefore(to)) {
      throw new IllegalArgumentException("office hours begin before they end, on some day");
    }
  }

  /** Whether somebody is at work. */
  public boolean openAt(Instant instant) {
    LocalDate day = instant.atZone(SWEDEN).toLocalDate();
    return openOn(day) && !instant.isBefore(opens(day)) && instant.isBefore(closes(day));
  }

  /** The first instant by which so much open time has passed since {@code start}. */
  public Instant after(Instant start, Duration open) {
    Duration left = open;
    for (LocalDate day = start.atZone(SWEDEN).toLocalDate(); ; day = day.plusDays(1)) {
      if (!openOn(day)) {
        continue;
      }
      Instant begins = later(start, opens(day));
      Duration today = Duration.between(begins, closes(day));
      if (today.isPositive()) {
        if (left.compareTo(today) <= 0) {
          return begins.plus(left);
        }
        left = left.minus(today);
      }
    }
  }

  /** The last instant since which so much open time has passed until {@code end}. */
  public Instant before(Instant end, Duration open) {
    Duration left = open;
    for (LocalDate day = end.atZone(SWEDEN).toLocalDate(); ; day = day.minusDays(1)) {
      if (!openOn(day)) {
        continue;
      }
      Instant ends = end.isBefore(closes(day)) ? end : closes(day);
      Duration today = Duration.between(opens(day), ends);
      if (today.isPositive()) {
        if (left.compareTo(today) <= 0) {
          return ends.minus(left);
        }
        left = left.minus(today);
      }
    }
  }

  private boolean openOn(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !PublicHolidays.includes(day);
  }

  private Instant opens(LocalDate day) {
    return day.atTime(from).atZone(SWEDEN).toInstant();
  }

  private Instant closes(LocalDate day) {
    return day.atTime(to).atZone(SWEDEN).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
