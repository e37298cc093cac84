package se.sluss.adapters.kit.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A Swedish personal or coordination number in twelve digits (folkbokföringslagen 1991:481 18 § and
 * 18 a §): date, serial, and a check digit over the last ten by modulus 10. In a coordination
 * number the day is raised by 60.
 */
public final class PersonalNumber {
  /** Where days and ages are counted. */
  public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private static final int LENGTH = 12;
  private static final int COORDINATION = 60;

  private PersonalNumber() {}

  /** Whether this is a number, of somebody born on that day or before. */
  public static boolean valid(String number, LocalDate on) {
    LocalDate birth = birth(number);
    return birth != null && !birth.isAfter(on) && checkDigit(number);
  }

  /**
   * Age in whole years on a day.
   *
   * @throws IllegalArgumentException when the number is not valid
   */
  public static int ageOn(String number, LocalDate on) {
    LocalDate birth = birth(number);
    if (birth == null) {
      throw new IllegalArgumentException("not a personal number");
    }
    return Period.between(birth, on).getYears();
  }

  private static @Nullable LocalDate birth(String number) {
    if (number.length() != LENGTH || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int day = Integer.parseInt(number.substring(6, 8));
    try {
      return LocalDate.of(
          Integer.parseInt(number.substring(0, 4)),
          Integer.parseInt(number.substring(4, 6)),
          day > COORDINATION ? day - COORDINATION : day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean checkDigit(String number) {
    int sum = 0;
    for (int i = 2; i < LENGTH; i++) {
      int digit = (number.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit / 10 + digit % 10;
    }
    return sum % 10 == 0;
  }
}
