package se.sluss.contracts.part;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.IgorWish.Interpreter;

/**
 * What Kriminalvården hands over about somebody who has said yes to it: schema {@code
 * probation-handover/1}. No assessment, no offence, no institution, no street address, no free
 * text, and nothing about anyone else. Bounds are the schema's.
 *
 * @param kind why it comes
 * @param name what he is called
 * @param personalNumber twelve digits, checked
 * @param telephone where he can be reached; not with what only tells of a change
 * @param telephoneSafeToAnswer whether he says that he alone answers it; absent when not asked
 * @param place where he will live; absent when his registration is protected
 * @param ageBand 18 to 20, or older; someone younger is never referred here
 * @param language of the conversation, BCP 47; not with what only tells of a change
 * @param interpreter when one is needed
 * @param releaseOn the day of release as it is now known; absent when there is none to tell
 * @param conditions what he has been told to keep to, in codes; empty when there is nothing to tell
 * @param recordedAt when he said yes; not in the future
 * @param recordedBy who asked him, as an opaque id of the agency
 */
public record ProbationHandover(
    Kind kind,
    String name,
    String personalNumber,
    @Nullable String telephone,
    @Nullable Boolean telephoneSafeToAnswer,
    @Nullable Locality place,
    AgeBand ageBand,
    @Nullable String language,
    @Nullable Interpreter interpreter,
    @Nullable LocalDate releaseOn,
    SortedSet<Condition> conditions,
    Instant recordedAt,
    OfficerId recordedBy) {

  /** Copies the set. */
  public ProbationHandover {
    conditions = Collections.unmodifiableSortedSet(new TreeSet<>(conditions));
  }

  /** Why it comes. */
  public enum Kind {
    /** He will be released, and wants to go on with somebody outside. */
    BEFORE_RELEASE,
    /** His risk is too low for the programmes of Kriminalvården. */
    TOO_LOW_RISK,
    /** The day that was told before is another now. */
    RELEASE_DATE_CHANGED,
    /** What he must keep to after the release, which was not known or is another now. */
    CONDITIONS
  }

  /** What he must keep to. That there is such a condition, never where, with whom or about whom. */
  public enum Condition {
    TREATMENT,
    SOBRIETY,
    OCCUPATION,
    RESIDENCE,
    REPORTING,
    NO_CONTACT,
    ELECTRONIC_MONITORING
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "ProbationHandover[]";
  }
}
