package se.sluss.adapters.police.mapping;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.problem.SlCode;

/** How old a person is; who is under 18 goes another way, to the child's unit. */
final class Grown {
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  private Grown() {}

  /**
   * The age when it was written, so that the same says the same on another day.
   *
   * @param at JSON pointer of the person
   * @throws RefusedException PERSONAL_NUMBER; MISSING_FIELD when neither is known; TOO_YOUNG
   */
  static int age(
      @Nullable String personalNumber, @Nullable Integer ageYears, Instant recordedAt, String at)
      throws RefusedException {
    LocalDate on = LocalDate.ofInstant(recordedAt, Ages.SWEDEN);
    if (personalNumber != null && !PersonalNumber.isValid(personalNumber, on)) {
      throw new RefusedException(new Fault(SlCode.PERSONAL_NUMBER, at + "/personalNumber"));
    }
    if (personalNumber == null && ageYears == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, at + "/ageYears"));
    }
    int age = personalNumber == null ? ageYears : Ages.years(Ages.born(personalNumber), on);
    if (age < ADULT) {
      throw new RefusedException(new Fault(SlCode.TOO_YOUNG, at + "/ageYears"));
    }
    return age;
  }

  /** Whether of an age that has a way of its own. */
  static boolean isYoung(int age) {
    return age < NO_LONGER_YOUNG;
  }
}
