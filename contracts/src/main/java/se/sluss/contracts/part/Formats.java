package se.sluss.contracts.part;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;

/** What a pattern cannot say of a string: the values of {@code format} in our schemas. */
final class Formats {
  static final String PERSONAL_NUMBER = "sluss-personal-number";
  static final String INSTANT = "sluss-instant";
  static final String NOT_FUTURE = "sluss-not-future";

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** Clocks of two machines differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Clock clock;

  Formats(Clock clock) {
    this.clock = clock;
  }

  List<Format> all() {
    return List.of(
        new Checked(
            PERSONAL_NUMBER,
            text -> PersonalNumber.isValid(text, LocalDate.now(clock.withZone(SWEDEN)))),
        new Checked(INSTANT, Formats::isInstant),
        new Checked(NOT_FUTURE, text -> !isInstant(text) || !isFuture(Instant.parse(text))));
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private boolean isFuture(Instant instant) {
    return instant.isAfter(clock.instant().plus(TOLERANCE));
  }

  /** One format with its check. */
  private record Checked(String name, Predicate<String> check) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return check.test(value);
    }
  }
}
