package se.sluss.hub.log;

import java.util.regex.Pattern;

/**
 * What may stand in a record: codes and opaque ids. The form leaves no room for words, and a value
 * that is written as a Swedish personal number is refused (house rule 1).
 */
final class Code {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/@=-]{1,160}");
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?:[0-9]{2})?[0-9]{6}-?[0-9]{4}");

  private Code() {}

  /**
   * Returns the value if it is a code.
   *
   * @throws IllegalArgumentException otherwise; the message names the field, never the value
   */
  static String require(String field, String value) {
    if (!FORM.matcher(value).matches() || PERSONAL_NUMBER.matcher(value).matches()) {
      throw new IllegalArgumentException(field + " is not a code");
    }
    return value;
  }
}
