package se.sluss.probation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish.Interpreter;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.ProbationHandover.Condition;
import se.sluss.contracts.part.ProbationHandover.Kind;

/**
 * All that an item says, and nothing else: from it the same item can be written.
 *
 * @param id the agency's own
 * @param kind which of the four elements it is
 * @param recordedAt when he was asked
 * @param officer who asked him, as an opaque id
 * @param urgency the lane
 * @param agreement what he said yes to
 * @param necessary whether the officer has found it necessary and proportionate to tell
 * @param name what he is called
 * @param personalNumber twelve digits
 * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
 * @param place where he will live; absent when not told
 * @param unit the unit that the agency has chosen itself; usually absent
 * @param reach how he can be reached; absent with what only tells of a change
 * @param releaseOn the day, where the kind has one
 * @param conditions where the kind has them
 */
public record Handover(
    UUID id,
    Kind kind,
    Instant recordedAt,
    OfficerId officer,
    Urgency urgency,
    Agreement agreement,
    boolean necessary,
    String name,
    String personalNumber,
    boolean protectedIdentity,
    @Nullable Locality place,
    @Nullable UnitId unit,
    @Nullable Reach reach,
    @Nullable LocalDate releaseOn,
    SortedSet<Condition> conditions) {
  /** Copies the set. */
  public Handover {
    conditions = Collections.unmodifiableSortedSet(new TreeSet<>(conditions));
  }

  /**
   * His yes.
   *
   * @param how given
   * @param purposes what for
   * @param categories the kinds of data
   * @param until last instant it holds
   */
  public record Agreement(
      ConsentRecord.How how,
      SortedSet<String> purposes,
      SortedSet<String> categories,
      Instant until) {
    /** Copies the sets. */
    public Agreement {
      purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    }
  }

  /**
   * How he can be reached.
   *
   * @param telephone his
   * @param safeToAnswer whether he says that he alone answers it; absent when he was not asked
   * @param language BCP 47
   * @param interpreter when one is needed
   */
  public record Reach(
      String telephone,
      @Nullable Boolean safeToAnswer,
      String language,
      @Nullable Interpreter interpreter) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Reach[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Handover[]";
  }
}
