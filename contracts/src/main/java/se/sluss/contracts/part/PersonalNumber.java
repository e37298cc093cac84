package se.sluss.contracts.part;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Swedish personal identity and coordination numbers (folkbokföringslagen 18 §, lagen (2022:1697)
 * om samordningsnummer), in the form of twelve digits.
 */
public final class PersonalNumber {
  /** A coordination number has 60 added to the day of birth. */
  private static final int COORDINATION = 60;

  private static final int EARLIEST_YEAR = 1850;

  private PersonalNumber() {}

  /**
   * Whether the text is a number that can have been given: twelve digits, a date of birth that
   * exists and is not after today, and the check digit of the Luhn algorithm over the last ten.
   */
  public static boolean isValid(String text, LocalDate today) {
    return text.matches("[0-9]{12}") && wasBorn(text, today) && luhn(text.substring(2));
  }

  /**
   * The day of birth that a number tells.
   *
   * @throws DateTimeException when there is no such day: a number that is not valid
   */
  public static LocalDate born(String number) {
    int day = Integer.parseInt(number.substring(6, 8));
    return LocalDate.of(
        Integer.parseInt(number.substring(0, 4)),
        Integer.parseInt(number.substring(4, 6)),
        day > COORDINATION ? day - COORDINATION : day);
  }

  private static boolean wasBorn(String digits, LocalDate today) {
    try {
      LocalDate birth = born(digits);
      return birth.getYear() >= EARLIEST_YEAR && !birth.isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** ISO/IEC 7812-1 annex B: the weights are 2, 1, 2 … from the left over ten digits. */
  private static boolean luhn(String ten) {
    int sum = 0;
    for (int i = 0; i < ten.length(); i++) {
      int product = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
  }
}
