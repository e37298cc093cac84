package se.sluss.sdk.message;

import java.net.IDN;
import java.util.regex.Pattern;

/** Addresses of organisations: the code 0203 and a domain name (content specification 4.3.2). */
public final class Addresses {
  /** The only scheme of organisations. */
  public static final String SCHEME = "iso6523-actorid-upis";

  /** The only scheme of functional addresses. */
  public static final String FUNCTION = "urn:riv:infrastructure:messaging:functionalAddress";

  private static final String PREFIX = "0203:";
  private static final int LONGEST_NAME = 253;

  /** Two labels or more, of letters, digits and hyphens (RFC 1123). */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

  private Addresses() {}

  /** Whether it is an organisation's address. */
  public static boolean organisation(String text) {
    if (!text.startsWith(PREFIX) || text.length() > PREFIX.length() + LONGEST_NAME) {
      return false;
    }
    try {
      String ascii = IDN.toASCII(text.substring(PREFIX.length()));
      return ascii.length() <= LONGEST_NAME && DOMAIN.matcher(ascii).matches();
    } catch (IllegalArgumentException e) {
      // What cannot be written as a domain name is none.
      return false;
    }
  }
}
