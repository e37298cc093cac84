package se.sluss.sdk.xml;

import se.sluss.contracts.problem.SlCode;

/** A file that is not read further: not XML, too large, too deep, or with a DTD. */
public final class XmlException extends Exception {
  private static final long serialVersionUID = 1;
  private final SlCode code;

  XmlException(SlCode code) {
    super(code.toString());
    this.code = code;
  }

  /** MALFORMED, OVERSIZE or XML_UNSAFE. */
  public SlCode code() {
    return code;
  }
}
