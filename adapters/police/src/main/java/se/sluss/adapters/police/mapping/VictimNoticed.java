package se.sluss.adapters.police.mapping;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.VictimNotice;

/**
 * That somebody has been exposed to violence, for who supports: sent with her or his yes, or on a
 * responsible officer's weighing. A child in danger is a concern report of its own.
 *
 * @param eventId the case system's own key of this notice
 * @param ofEvent the key of the event it follows from, such as an IGOR event's; absent for one of
 *     its own. Only the hub is told that they are of one event
 * @param officer who asked
 * @param municipality where the person exposed lives: four-digit code or exact name; never sent on.
 *     Absent when only {@code recipientUnit} is given
 * @param district in Stockholm, the district; slug or exact name
 * @param recipientUnit the unit that the case system itself has chosen; usually absent
 * @param victim the person exposed
 * @param askedAlone whether nobody else was there
 * @param wish whether the person wishes to be contacted
 * @param children whether children live there
 * @param childAtRisk whether a child is suspected of being harmed or at risk
 * @param recordedAt when it was said
 * @param consent the yes; with YES, and only then
 * @param weighing a responsible officer's; with NO or NOT_ASKED, and only then
 */
public record VictimNoticed(
    String eventId,
    @Nullable String ofEvent,
    OfficerId officer,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId recipientUnit,
    Exposed victim,
    boolean askedAlone,
    Wish wish,
    VictimNotice.Children children,
    boolean childAtRisk,
    Instant recordedAt,
    @Nullable Agreed consent,
    @Nullable Weighing weighing) {

  /**
   * The person exposed.
   *
   * @param name 1 to 80 characters
   * @param personalNumber twelve digits, checked; absent when not known
   * @param ageYears needed when there is no personal number; from 18
   * @param safeContact how to reach without anyone else seeing or hearing it
   * @param language as a BCP 47 tag
   * @param interpreter what interpreter is needed; absent for none
   * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
   */
  public record Exposed(
      String name,
      @Nullable String personalNumber,
      @Nullable Integer ageYears,
      VictimNotice.SafeContact safeContact,
      String language,
      Person.@Nullable Interpreter interpreter,
      boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Exposed[]";
    }
  }

  /**
   * A yes to be contacted by who supports.
   *
   * @param ticks what the officer has checked: CHECK-18-1 and BDL-2-22
   */
  public record Agreed(SortedSet<String> ticks) {
    /** Copies the ticks. */
    public Agreed {
      ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "VictimNoticed[]";
  }
}
