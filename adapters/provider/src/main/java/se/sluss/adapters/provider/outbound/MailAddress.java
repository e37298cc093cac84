package se.sluss.adapters.provider.outbound;

import java.util.regex.Pattern;

/**
 * A mail address (RFC 5321 section 4.1.2, dot-strings in ASCII alone): nothing that can end a
 * header line or begin another recipient.
 *
 * @param value at most 254 characters
 */
public record MailAddress(String value) implements Address {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /** Refuses what is not one, and repeats nothing of it. */
  public MailAddress {
    if (value.length() > LONGEST
        || value.indexOf('@') > LONGEST_LOCAL
        || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a mail address");
    }
  }

  /** What stands after the at sign. */
  String domain() {
    return value.substring(value.indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return "(mail address)";
  }
}
