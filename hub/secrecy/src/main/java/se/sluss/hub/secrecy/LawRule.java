package se.sluss.hub.secrecy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the table as people read it; what it demands is in the files of {@code config/secrecy}.
 *
 * @param id the rule's id
 * @param citation chapter and section, or what a platform rule leans on
 * @param validFrom first day of the law (inclusive)
 * @param validTo last day of the law (inclusive); null when it is not known to have ended
 * @param verifiedThrough the day through which the source was read; null for a rule of the
 *     platform's own
 * @param text what it says in plain words
 */
public record LawRule(
    String id,
    String citation,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable LocalDate verifiedThrough,
    Text text) {

  /** Whether the rule applies on the day, first and last day included. */
  public boolean appliesOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
