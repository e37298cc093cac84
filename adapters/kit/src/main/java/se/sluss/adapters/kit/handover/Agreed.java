package se.sluss.adapters.kit.handover;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.UnitId;

/**
 * What somebody unnamed has said yes to, as the helpline recorded it. Codes; kept locked.
 *
 * @param helpline the unit that asked
 * @param how given
 * @param purposes what for
 * @param categories the kinds of data
 * @param recordedAt when
 * @param until last instant it holds
 * @param ticks what was checked
 */
record Agreed(
    UnitId helpline,
    ConsentRecord.How how,
    SortedSet<String> purposes,
    SortedSet<String> categories,
    Instant recordedAt,
    Instant until,
    SortedSet<String> ticks) {
  /** Copies the sets. */
  Agreed {
    purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
  }

  /** What a hand-over's cover says of it; null when it rests on nothing of the kind. */
  static @Nullable Agreed of(Cover cover) {
    if (!(cover.ground() instanceof Ground.Consent(ConsentRecord record, Attestation attested))) {
      return null;
    }
    return new Agreed(
        cover.sender().unit(),
        record.how(),
        record.purposes(),
        record.categories(),
        attested.at(),
        record.to(),
        attested.ticks());
  }

  /** Whether it covers this. */
  boolean covers(String purpose, SortedSet<String> kinds) {
    return purposes.contains(purpose) && categories.containsAll(kinds);
  }

  /** Passed on as it is, and never widened. */
  Dispatch.Ground ground() {
    return new Dispatch.Consented(how, purposes, categories, recordedAt, until, ticks);
  }
}
