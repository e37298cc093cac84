package se.sluss.sdk.message;

import java.util.List;
import se.sluss.sdk.verdict.Finding;

/** A message with a field that has no place with us. It is refused rather than read in part. */
public final class NotMappedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Not serialised with it: nobody does. */
  private final transient List<Finding> findings;

  NotMappedException(List<Finding> findings) {
    super(findings.getFirst().at());
    this.findings = List.copyOf(findings);
  }

  /** Each such field, by its place. */
  public List<Finding> findings() {
    return findings;
  }
}
