package se.sluss.contracts.id;

/** The shape that all opaque ids share: lower-case letters, digits, dot and hyphen. */
final class Code {
  private Code() {}

  static void require(String text, int longest) {
    if (text.length() < 2 || text.length() > longest) {
      throw new IllegalArgumentException("an id has 2 to " + longest + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
      if (!allowed) {
        throw new IllegalArgumentException("an id has a-z, 0-9, dot and hyphen only");
      }
    }
  }
}
