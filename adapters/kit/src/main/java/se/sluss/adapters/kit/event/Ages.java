package se.sluss.adapters.kit.event;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.part.PersonalNumber;

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
    return number == null ? person.ageYears() : Integer.valueOf(years(born(number), on));
  }

  /** The age on a day of somebody born on another. */
  public static int years(LocalDate birth, LocalDate on) {
    return Period.between(birth, on).getYears();
  }

  /** The day of birth that a personal number tells; it must be one that can have been given. */
  public static LocalDate born(String number) {
    return PersonalNumber.born(number);
  }

  /** Whether a number of that form is a coordination number. */
  public static boolean isCoordination(String number) {
    return day(number) > COORDINATION;
  }

  private static int day(String number) {
    return Integer.parseInt(number.substring(6, 8));
  }
}
