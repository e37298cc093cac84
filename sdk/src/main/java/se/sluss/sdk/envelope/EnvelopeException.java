package se.sluss.sdk.envelope;

import se.sluss.contracts.problem.SlCode;

/** An envelope that is not proved, or cannot be opened. Says no more than the number. */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1;
  private final SlCode code;

  EnvelopeException(SlCode code) {
    super(code.toString());
    this.code = code;
  }

  /** SDK_UNPROTECTED, SDK_SIGNATURE, SDK_CERTIFICATE or SDK_CANNOT_OPEN. */
  public SlCode code() {
    return code;
  }
}
