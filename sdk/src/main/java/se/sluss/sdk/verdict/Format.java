package se.sluss.sdk.verdict;

/** What a file of SDK is. */
public enum Format {
  /** {@code messagePayload} of MessageWithAttachments:3. */
  MESSAGE("sdk-message/3"),
  /** An Exchange Header Envelope, by Digg's profile. */
  ENVELOPE("xhe/1.0"),
  /** A UBL 2.1 ApplicationResponse, by Digg's profile. */
  RECEIPT("sdk-receipt/1");

  private final String name;

  Format(String name) {
    this.name = name;
  }

  /** The name as it is printed. */
  @Override
  public String toString() {
    return name;
  }
}
