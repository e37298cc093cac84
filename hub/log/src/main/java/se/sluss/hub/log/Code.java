package se.sluss.hub.log;

import java.util.regex.Pattern;

/**
 * What may stand in a record: codes and opaque ids. The form leaves no room for words, and a value
 * that is written as a Swedish personal number is refused (house rule 1).
 */
final class Code {
  private static final int LONGEST = 160;
  private static final String MARKS = "._:/@=-";
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?:[0-9]{2})?[0-9]{6}-?[0-9]{4}");

  private Code() {}

  /**
   * Returns the value if it is a code.
   *
   * @throws IllegalArgumentException otherwise; the message names the field, never the value
   */
  static String require(String field, String value) {
    if (!isCode(value) || PERSONAL_NUMBER.matcher(value).matches()) {
      throw new IllegalArgumentException(field + " is not a code");
    }
    return value;
  }

  /** Without a pattern: it is asked of every field of every leaf. */
  private static boolean isCode(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
          && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST;
  }
}
