package se.sluss.adapters.kit.event;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * What an officer records when a person who is suspected of violence has been asked whether he
 * wishes to be contacted, and whether a child is at risk.
 *
 * @param eventId the sender's own key of the event, 8 to 64 of letters, digits and hyphen: the same
 *     key with the same content is the same event
 * @param officer who asked, as an opaque id of the agency
 * @param stage where the person is in the criminal process
 * @param municipality where he lives: four-digit code or exact name; absent when it is not known or
 *     his identity is protected and only {@code recipientUnit} is given
 * @param district in Stockholm, the district; slug or exact name
 * @param person he who was asked; may be absent when nothing about him goes
 * @param wish what he answered
 * @param presentWhenAsked who was there when he was asked; stays with the police
 * @param askedAlone whether the person exposed to violence was asked alone; stays with the police
 * @param toldThatNoChangesNothing whether he was told that a no changes nothing in the case
 * @param childSuspected whether the officer suspects that a child is being harmed or at risk
 * @param concern the concern report; present exactly when a child is suspected harmed or at risk
 * @param ticks codes the officer has checked, such as CHECK-18-1 and BDL-2-22
 * @param weighing a responsible officer's recorded weighing, when something is to go without a yes
 * @param askAgainOn when to ask again after a no; kept by the police's adapter alone
 * @param recipientUnit the unit that the case system itself has chosen for him; usually absent
 */
public record IgorEvent(
    String eventId,
    OfficerId officer,
    Stage stage,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable Person person,
    Wish wish,
    SortedSet<Present> presentWhenAsked,
    AskedAlone askedAlone,
    boolean toldThatNoChangesNothing,
    boolean childSuspected,
    @Nullable Concern concern,
    SortedSet<String> ticks,
    @Nullable Weighing weighing,
    @Nullable LocalDate askAgainOn,
    @Nullable UnitId recipientUnit)
    implements Submitted {

  /** Copies the sets. */
  public IgorEvent {
    presentWhenAsked = Collections.unmodifiableSortedSet(new TreeSet<>(presentWhenAsked));
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
  }

  /** Itself: what else follows from it names it by this key. */
  @Override
  public String ofEvent() {
    return eventId;
  }

  /** Whether something about him is to go: his own yes, or a responsible officer's weighing. */
  public boolean somethingGoes() {
    return wish == Wish.YES || weighing != null;
  }

  /** The same event, as if no child were at risk. */
  public IgorEvent withoutConcern() {
    return new IgorEvent(
        eventId,
        officer,
        stage,
        municipality,
        district,
        person,
        wish,
        presentWhenAsked,
        askedAlone,
        toldThatNoChangesNothing,
        false,
        null,
        ticks,
        weighing,
        askAgainOn,
        recipientUnit);
  }

  /** Where he is in the criminal process. */
  public enum Stage {
    /** Reported. */
    REPORTED(false),
    /** Gripen. */
    APPREHENDED(true),
    /** Anhållen. */
    ARRESTED(true),
    /** Häktad. */
    DETAINED(true),
    /** Set free: time-critical. */
    RELEASED(false);

    private final boolean custody;

    Stage(boolean custody) {
      this.custody = custody;
    }

    /** Whether he is deprived of liberty, so that a consent is provisional. */
    public boolean custody() {
      return custody;
    }
  }

  /** What he answered. */
  public enum Wish {
    YES,
    NO,
    NOT_ASKED
  }

  /** Who was there when he was asked. */
  public enum Present {
    OFFICER_ONLY,
    SECOND_OFFICER,
    INTERPRETER,
    DEFENCE_COUNSEL,
    SOCIAL_WORKER,
    PARTNER,
    CHILD,
    OTHER_PERSON
  }

  /** Whether the person exposed to violence was asked alone. */
  public enum AskedAlone {
    YES,
    NO,
    NOT_ASKED
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "IgorEvent[]";
  }
}
