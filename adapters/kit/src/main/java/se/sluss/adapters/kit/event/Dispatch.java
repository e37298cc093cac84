package se.sluss.adapters.kit.event;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/**
 * One part about one person, written by an adapter's own mapping, that rests on the person's
 * consent. Nothing in it depends on when it is handed over: the same thing twice is the same.
 *
 * @param eventId the sender's own key
 * @param officer who asked the person and records the consent
 * @param type of the message
 * @param subjectKind whom it is about, a code
 * @param flags circumstances that the officer attests, besides those of the type
 * @param urgency the lane, one of the type's
 * @param municipality where the person lives: four-digit code; absent when a unit is named
 * @param district in Stockholm, the district's slug
 * @param recipientUnit the unit that the sender has chosen itself; usually absent
 * @param handling how the receiving unit must be able to keep it, as the directory has it
 * @param consent what the person has said yes to
 * @param content JSON of the type's schema, readable: never stored or logged as it is
 */
public record Dispatch(
    String eventId,
    OfficerId officer,
    TypeVersion type,
    String subjectKind,
    SortedSet<String> flags,
    Urgency urgency,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId recipientUnit,
    SortedSet<String> handling,
    Consented consent,
    Bytes content)
    implements Submitted {

  /** Copies the sets. */
  public Dispatch {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    handling = Collections.unmodifiableSortedSet(new TreeSet<>(handling));
  }

  /**
   * A person's yes, as it was recorded. It is passed on as it is and never widened.
   *
   * @param how given
   * @param purposes what for, the answer included if he agrees to one
   * @param categories the kinds of data
   * @param recordedAt when
   * @param until last instant it holds
   * @param ticks codes that the officer has checked
   */
  public record Consented(
      ConsentRecord.How how,
      SortedSet<String> purposes,
      SortedSet<String> categories,
      Instant recordedAt,
      Instant until,
      SortedSet<String> ticks) {
    /** Copies the sets. */
    public Consented {
      purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
      ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
    }

    /** Prints nothing. */
    @Override
    public String toString() {
      return "Consented[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Dispatch[]";
  }
}
