package se.sluss.contracts.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  /** Of the series that Skatteverket publishes for tests; nobody has them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "191212121212", "189002099811", "189103179801", "189506299818", "190006129803",
        "190108219817", "190704019801", "200306062381", "200607092384", "200802122390",
        "202503082386"
      })
  void skatteverketsTestNumbersAreValid(String number) {
    assertThat(PersonalNumber.isValid(number, TODAY)).isTrue();
  }

  /** The example in Skatteverket's SKV M 2010:3: born 3 October 1970, the day plus 60. */
  @Test
  void theCoordinationNumberOfSkatteverketsExampleIsValid() {
    assertThat(PersonalNumber.isValid("197010632391", TODAY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"191212121212", "197010632391", "200306062381"})
  void everyOtherLastDigitIsRefused(String number) {
    for (char digit = '0'; digit <= '9'; digit++) {
      String other = number.substring(0, 11) + digit;
      assertThat(PersonalNumber.isValid(other, TODAY)).as(other).isEqualTo(other.equals(number));
    }
  }

  /** Each has the right check digit, counted by hand, so that only the date is at fault. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "202602291235",
        "202613011234",
        "202600011239",
        "202604311239",
        "197010922396",
        "197010602394",
        "000001011238"
      })
  void aDateThatDoesNotExistIsRefused(String number) {
    assertThat(luhn(number)).as("check digit of " + number).isZero();
    assertThat(PersonalNumber.isValid(number, TODAY)).isFalse();
  }

  @Test
  void nobodyIsBornTomorrow() {
    LocalDate birth = LocalDate.of(2025, 3, 8);
    assertThat(PersonalNumber.isValid("202503082386", birth)).isTrue();
    assertThat(PersonalNumber.isValid("202503082386", birth.minusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1212121212",
        "19121212-1212",
        "1912121212120",
        "19121212121a",
        " 191212121212",
        "١٩١٢١٢١٢١٢١٢"
      })
  void anotherFormIsRefused(String text) {
    assertThat(PersonalNumber.isValid(text, TODAY)).isFalse();
  }

  /** Luhn from the right, as ISO/IEC 7812-1 words it: every second digit doubled, digits summed. */
  private static int luhn(String twelve) {
    int sum = 0;
    boolean doubled = false;
    for (int i = 11; i >= 2; i--) {
      int digit = Character.digit(twelve.charAt(i), 10) * (doubled ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
      doubled = !doubled;
    }
    return sum % 10;
  }
}
