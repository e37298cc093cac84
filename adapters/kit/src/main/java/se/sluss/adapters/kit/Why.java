package se.sluss.adapters.kit;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the hub decided, or would decide, and why.
 *
 * @param outcome PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE, REVIEW or DENY
 * @param grounds rule ids
 * @param obligations codes
 * @param explanationSv in plain Swedish
 * @param explanationEn in plain English
 */
public record Why(
    String outcome,
    SortedSet<String> grounds,
    SortedSet<String> obligations,
    String explanationSv,
    String explanationEn) {
  /** Copies the sets. */
  public Why {
    grounds = Collections.unmodifiableSortedSet(new TreeSet<>(grounds));
    obligations = Collections.unmodifiableSortedSet(new TreeSet<>(obligations));
  }
}
