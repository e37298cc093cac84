package se.sluss.hub.cli.check;

/** What a file looks like from its first bytes; what it is comes after. */
enum Looks {
  XML,
  JSON,
  /** A DER sequence, as every CMS structure is. */
  CMS,
  PDF,
  OTHER;

  /** The tag of a SEQUENCE in DER. */
  private static final int SEQUENCE = 0x30;

  /** The long form of a length, which every CMS structure needs. */
  private static final int LONG_LENGTH = 0x80;

  /**
   * @param start of the first byte that is no white space
   */
  static Looks of(byte[] bytes, int start) {
    if (start + 1 >= bytes.length) {
      return OTHER;
    }
    int first = bytes[start] & 0xFF;
    int second = bytes[start + 1] & 0xFF;
    if (first == '<' || utf16(first, second)) {
      return XML;
    }
    if (first == '{' || first == '[') {
      return JSON;
    }
    if (start == 0 && first == SEQUENCE && second >= LONG_LENGTH) {
      return CMS;
    }
    return first == '%' && second == 'P' ? PDF : OTHER;
  }

  /** XML in UTF-16 starts with a mark of its own, or with a zero before its bracket. */
  private static boolean utf16(int first, int second) {
    return (first == 0xFE && second == 0xFF)
        || (first == 0xFF && second == 0xFE)
        || (first == 0 && second == '<');
  }
}
