package se.sluss.contracts.seal;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/** A seal or a signature is refused. Its code says why; its text holds nothing of the content. */
public final class SealException extends Exception {
  private static final long serialVersionUID = 1;
  private final SlCode code;

  SealException(SlCode code, String why) {
    this(code, why, null);
  }

  SealException(SlCode code, String why, @Nullable Throwable cause) {
    super(code + ": " + why, cause);
    this.code = code;
  }

  /** One of the 31xx, or {@link SlCode#WRONG_SIGNER}. */
  public SlCode code() {
    return code;
  }
}
