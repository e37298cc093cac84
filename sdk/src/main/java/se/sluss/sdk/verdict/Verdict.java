package se.sluss.sdk.verdict;

import java.util.List;

/**
 * What a file is and what the rules say of it.
 *
 * @param format what it is
 * @param findings in the order of the rules; empty when there is nothing to say
 */
public record Verdict(Format format, List<Finding> findings) {
  /** Copies the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether a receiver takes it. */
  public boolean accepted() {
    return findings.stream().noneMatch(Finding::refuses);
  }
}
