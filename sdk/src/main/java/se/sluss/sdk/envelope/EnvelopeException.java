package se.sluss.sdk.envelope;

import java.util.List;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Finding;

/** An envelope that is not taken, with what a receipt may say of it. */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1;

  /** Not serialised with it: nobody does. */
  private final transient List<Finding> findings;

  private final SlCode code;

  EnvelopeException(SlCode code, String rule) {
    this(List.of(new Finding(code, rule, "/XHE", Finding.Weight.REFUSES)));
  }

  /**
   * @param findings of which the first that refuses is why
   */
  EnvelopeException(List<Finding> findings) {
    super(first(findings).toString());
    this.findings = List.copyOf(findings);
    this.code = first(findings);
  }

  /** Why. */
  public SlCode code() {
    return code;
  }

  /** All that was found. */
  public List<Finding> findings() {
    return findings;
  }

  private static SlCode first(List<Finding> findings) {
    return findings.stream()
        .filter(Finding::refuses)
        .map(Finding::code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing refuses it"));
  }
}
