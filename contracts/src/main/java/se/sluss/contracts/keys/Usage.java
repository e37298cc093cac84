package se.sluss.contracts.keys;

/** What a unit's certificate is for; never both, so that neither key serves to attack the other. */
public enum Usage {
  /** Signing covers, parts and receipts: key usage digitalSignature. */
  SIGNING("signing", 0),
  /** Opening what is sealed for the unit: key usage keyAgreement. */
  OPENING("opening", 4);

  private final String word;
  private final int bit;

  Usage(String word, int bit) {
    this.word = word;
    this.bit = bit;
  }

  /** As it stands in file names and aliases. */
  public String word() {
    return word;
  }

  /** Index of its bit in the key usage extension, RFC 5280 section 4.2.1.3. */
  int bit() {
    return bit;
  }
}
