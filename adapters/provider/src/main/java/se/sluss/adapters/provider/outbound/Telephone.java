package se.sluss.adapters.provider.outbound;

import java.util.regex.Pattern;

/**
 * A telephone number at work.
 *
 * @param value as E.164: plus sign, 8 to 15 digits
 */
public record Telephone(String value) implements Address {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");

  /** Refuses what is not one, and repeats nothing of it. */
  public Telephone {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a telephone number");
    }
  }

  @Override
  public String toString() {
    return "(telephone)";
  }
}
