package se.sluss.contracts.referral;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instrument of assessment as the unit names it, such as FREDA. Any name is carried, none is
 * interpreted; the form itself never travels. The shape leaves no room for words about a person: a
 * run of five digits, as in a telephone or personal number, is refused.
 *
 * @param name 2 to 31 of A–Z, 0–9 and hyphen, beginning with a letter
 * @param version as the instrument's publisher writes it, in the same alphabet with full stops, at
 *     most 12; null when it has none
 * @param result the code of its result, at most 20; null when it gives none, or it stays with the
 *     unit
 */
public record Instrument(String name, @Nullable String version, @Nullable String result) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9-]{1,30}");
  private static final Pattern VERSION = Pattern.compile("[A-Z0-9.-]{1,12}");
  private static final Pattern RESULT = Pattern.compile("[A-Z0-9-]{1,20}");
  private static final Pattern NUMBER = Pattern.compile(".*[0-9]{5}.*|.*[0-9]{4}-[0-9]{2}.*");

  /** Refuses what is no code. */
  public Instrument {
    if (!isCode(name, NAME)
        || (version != null && !isCode(version, VERSION))
        || (result != null && !isCode(result, RESULT))) {
      throw new IllegalArgumentException("an instrument is named in codes");
    }
  }

  private static boolean isCode(String text, Pattern shape) {
    return shape.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }
}
