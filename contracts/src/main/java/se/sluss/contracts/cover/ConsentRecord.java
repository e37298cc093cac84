package se.sluss.contracts.cover;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
 * @param givenFor who gave it in the person's stead; null when the person did, a mature child
 *     included
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
    Instant to,
    @Nullable Stead givenFor) {
  /** How a consent can be given. */
  public enum How {
    SPOKEN,
    WRITTEN,
    THROUGH_INTERPRETER
  }

  /** Who can give it in a person's stead. Relatives never can. */
  public enum Stead {
    /** Of a child, as far as its maturity leaves it to them (OSL 12 kap. 3 §, FB 6 kap. 11 §). */
    GUARDIAN
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

  /** One that the person gave. */
  public ConsentRecord(
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
    this(id, subject, recordedBy, how, inCustody, recipients, purposes, categories, from, to, null);
  }
}
