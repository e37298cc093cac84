package se.sluss.adapters.kit.event;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Ages in whole years, counted in Sweden. */
public final class Ages {
  /** Where days and ages are counted. */
  public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** A coordination number has 60 added to the day of birth. */
  private static final int COORDINATION = 60;

  private Ages() {}

  /** His age on a day: by his personal number, else as he says; null when neither is known. */
  public static @Nullable Integer of(Person person, LocalDate on) {
    String number = person.personalNumber();
    return number == null ? person.ageYears() : Integer.valueOf(byNumber(number, on));
  }

  private static int byNumber(String number, LocalDate on) {
    int day = Integer.parseInt(number.substring(6, 8));
    LocalDate birth =
        LocalDate.of(
            Integer.parseInt(number.substring(0, 4)),
            Integer.parseInt(number.substring(4, 6)),
            day > COORDINATION ? day - COORDINATION : day);
    return Period.between(birth, on).getYears();
  }
}
