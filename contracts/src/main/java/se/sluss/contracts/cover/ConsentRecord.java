package se.sluss.contracts.cover;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;

/**
 * A consent as it was recorded, in codes (OSL 12 kap. 2 §).
 *
 * @param id of the consent
 * @param subject who consented, within the conversation of the cover that carries it
 * @param recordedBy the officer who recorded it
 * @param how given: SPOKEN, WRITTEN or THROUGH_INTERPRETER
 * @param inCustody given while deprived of liberty: provisional until confirmed outside
 * @param recipients the units it covers, and no others
 * @param purposes what for
 * @param categories the kinds of data
 * @param from first instant it holds
 * @param to last instant it holds
 */
public record ConsentRecord(
    ConsentId id,
    SubjectHandle subject,
    OfficerId recordedBy,
    How how,
    boolean inCustody,
    SortedSet<UnitId> recipients,
    SortedSet<String> purposes,
    SortedSet<String> categories,
    Instant from,
    Instant to) {
  /** How a consent can be given. */
  public enum How {
    SPOKEN,
    WRITTEN,
    THROUGH_INTERPRETER
  }

  /** Copies the sets; refuses an empty recipient list and a time that ends before it begins. */
  public ConsentRecord {
    recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
    purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    if (recipients.isEmpty() || !to.isAfter(from)) {
      throw new IllegalArgumentException("a consent names its recipients and ends after it begins");
    }
  }
}
