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
 * One part about one person, written by an adapter's own mapping. Nothing in it depends on when it
 * is handed over: the same thing twice is the same.
 *
 * @param eventId the sender's own key
 * @param ofEvent what the sender calls the event it follows from; absent for none
 * @param officer who sends, and has asked the person where it rests on consent
 * @param type of the message
 * @param subjectKind whom it is about, a code
 * @param flags circumstances that the officer attests, besides those of the type
 * @param urgency the lane, one of the type's
 * @param municipality where the person lives: four-digit code; absent when a unit is named
 * @param district in Stockholm, the district's slug
 * @param recipientUnit the unit that the sender has chosen itself; usually absent
 * @param handling how the receiving unit must be able to keep it, as the directory has it
 * @param ground what it rests on
 * @param content JSON of the type's schema, readable: never stored or logged as it is
 */
public record Dispatch(
    String eventId,
    @Nullable String ofEvent,
    OfficerId officer,
    TypeVersion type,
    String subjectKind,
    SortedSet<String> flags,
    Urgency urgency,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId recipientUnit,
    SortedSet<String> handling,
    Ground ground,
    Bytes content)
    implements Submitted {

  /** Copies the sets. */
  public Dispatch {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    handling = Collections.unmodifiableSortedSet(new TreeSet<>(handling));
  }

  /** What it rests on. */
  public sealed interface Ground permits Consented, Weighed {}

  /**
   * A responsible officer's weighing, without the person's yes.
   *
   * @param refused whether the person was asked and said no
   * @param weighing as it was recorded
   */
  public record Weighed(boolean refused, Weighing weighing) implements Ground {}

  /**
   * A person's yes, as it was recorded. It is passed on as it is and never widened.
   *
   * @param how given
   * @param purposes what for, the answer included if he agrees to one
   * @param categories the kinds of data
   * @param recordedAt when
   * @param until last instant it holds; absent when no end was said
   * @param ticks codes that the officer has checked
   */
  public record Consented(
      ConsentRecord.How how,
      SortedSet<String> purposes,
      SortedSet<String> categories,
      Instant recordedAt,
      @Nullable Instant until,
      SortedSet<String> ticks)
      implements Ground {
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
