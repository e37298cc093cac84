package se.sluss.hub.server.follow;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The follow-up's settings.
 *
 * @param threshold the smallest figure that is shown, 3 to 100
 * @param closedAfter how long after a month's end it is closed; shorter than any record is kept, 60
 *     days at most
 * @param pilotBegins the first day of the month in which a pilot began; null when there is none
 * @param pilotMonths how many months before and after it are compared, 1 to 24
 */
@ConfigurationProperties("sluss.follow-up")
public record FollowSettings(
    @DefaultValue("5") int threshold,
    @DefaultValue("10d") Duration closedAfter,
    @Nullable LocalDate pilotBegins,
    @DefaultValue("6") int pilotMonths) {
  /** Refuses numbers out of bounds. */
  public FollowSettings {
    if (threshold < 3 || threshold > 100) {
      throw new IllegalArgumentException("sluss.follow-up.threshold is 3 to 100");
    }
    if (closedAfter.isNegative() || closedAfter.compareTo(Duration.ofDays(60)) > 0) {
      throw new IllegalArgumentException("sluss.follow-up.closed-after is nought to 60 days");
    }
    if (pilotMonths < 1 || pilotMonths > 24) {
      throw new IllegalArgumentException("sluss.follow-up.pilot-months is 1 to 24");
    }
    if (pilotBegins != null && pilotBegins.getDayOfMonth() != 1) {
      // Another day would cut a closed month in two: what is in one half could be worked out.
      throw new IllegalArgumentException("sluss.follow-up.pilot-begins is the first of a month");
    }
  }
}
