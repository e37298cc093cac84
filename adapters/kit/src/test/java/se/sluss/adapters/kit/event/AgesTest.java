package se.sluss.adapters.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgesTest {
  @Test
  void heTurnsEighteenOnHisBirthdayAndNotTheDayBefore() {
    Person person = person("200805050008", null);
    assertThat(Ages.of(person, LocalDate.of(2026, 5, 4))).isEqualTo(17);
    assertThat(Ages.of(person, LocalDate.of(2026, 5, 5))).isEqualTo(18);
  }

  @Test
  void aCoordinationNumberHasSixtyAddedToTheDay() {
    assertThat(Ages.of(person("200805650008", null), LocalDate.of(2026, 5, 5))).isEqualTo(18);
  }

  @Test
  void withoutANumberItIsWhatHeSays() {
    assertThat(Ages.of(person(null, 20), LocalDate.of(2026, 5, 5))).isEqualTo(20);
    assertThat(Ages.of(person(null, null), LocalDate.of(2026, 5, 5))).isNull();
  }

  private static Person person(@Nullable String number, @Nullable Integer age) {
    return new Person("Ingen Alls", number, age, null, null, "sv", null, false);
  }
}
