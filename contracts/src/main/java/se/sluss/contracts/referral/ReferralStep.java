package se.sluss.contracts.referral;

import static se.sluss.contracts.referral.ReferralState.ACCEPTED;
import static se.sluss.contracts.referral.ReferralState.APPOINTMENT_CANCELLED;
import static se.sluss.contracts.referral.ReferralState.CANCELLATION_ASKED;
import static se.sluss.contracts.referral.ReferralState.ON_HOLD;
import static se.sluss.contracts.referral.ReferralState.RECEIVED;
import static se.sluss.contracts.referral.ReferralState.SCHEDULED;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AnswerCode;

/**
 * The table of a referral's life: whose a step is, from which states, to which, and the codes it
 * must carry. It begins with the transitions 01–30 of the published 360X state machine; where that
 * has holes it is closed, and where it contradicts itself resolved, as the README of this module
 * tells row by row.
 */
public enum ReferralStep {
  // The recipient's.
  TAKE_OVER(Side.RECIPIENT, waiting(), ACCEPTED, why()),
  ASK_INFORMATION(
      Side.RECIPIENT,
      of(RECEIVED),
      ReferralState.NEEDS_INFORMATION,
      why(
          Reason.CONTACT_MISSING,
          Reason.IDENTITY_UNCLEAR,
          Reason.CONSENT_UNCLEAR,
          Reason.INTERPRETER_UNCLEAR)),
  /** Tried without success; tries again. Moves nothing. */
  NOT_REACHED(Side.RECIPIENT, and(waiting(), acting()), null, why()),
  SCHEDULE(
      Side.RECIPIENT,
      of(ACCEPTED, APPOINTMENT_CANCELLED, ReferralState.INTERIM),
      SCHEDULED,
      meeting()),
  RESCHEDULE(Side.RECIPIENT, of(SCHEDULED, ReferralState.NO_SHOW), SCHEDULED, meeting()),
  NO_SHOW(Side.RECIPIENT, of(SCHEDULED), ReferralState.NO_SHOW, why()),
  CANCEL_APPOINTMENT(
      Side.RECIPIENT,
      of(SCHEDULED, ReferralState.NO_SHOW, ReferralState.INTERIM),
      APPOINTMENT_CANCELLED,
      why(Reason.PERSON_ASKED, Reason.UNIT_CANNOT, Reason.PERSON_ILL, Reason.SAFETY_FIRST)),
  INTERIM(
      Side.RECIPIENT, of(ACCEPTED, SCHEDULED, ReferralState.INTERIM), ReferralState.INTERIM, why()),
  HOLD(
      Side.RECIPIENT,
      of(ACCEPTED, ReferralState.NO_SHOW, APPOINTMENT_CANCELLED, ReferralState.INTERIM),
      ON_HOLD,
      why(
          Reason.IN_CUSTODY,
          Reason.PERSON_ILL,
          Reason.PERSON_ASKED,
          Reason.WAITING_LIST,
          Reason.SAFETY_FIRST)),
  /**
   * After a rest; or although the sender asked for it to be cancelled, on the unit's own ground.
   */
  GO_ON(Side.RECIPIENT, of(ON_HOLD, CANCELLATION_ASKED), ACCEPTED, why()),
  COMPLETE(
      Side.RECIPIENT,
      and(acting(), of(CANCELLATION_ASKED)),
      ReferralState.COMPLETED,
      why(
          Reason.ENDED_AS_PLANNED,
          Reason.BROKEN_OFF,
          Reason.NO_NEED_FOUND,
          Reason.GOES_ON_ELSEWHERE)),
  DECLINE(
      Side.RECIPIENT,
      and(waiting(), and(acting(), of(ON_HOLD))),
      ReferralState.DECLINED,
      why(
          Reason.NO_CAPACITY,
          Reason.NOT_OUR_TARGET_GROUP,
          Reason.OUTSIDE_OUR_AREA,
          Reason.NEVER_REACHED,
          Reason.COGNITIVE_DECLINE,
          Reason.OTHER_NEED_FIRST,
          Reason.ALREADY_WITH_ANOTHER_UNIT,
          Reason.TOO_DANGEROUS_FOR_US)),
  MISROUTE(
      Side.RECIPIENT,
      and(waiting(), of(ACCEPTED)),
      ReferralState.MISROUTED,
      why(Reason.LIVES_ELSEWHERE, Reason.OTHER_FUNCTION, Reason.OTHER_AGE)),
  PERSON_DECLINES(
      Side.RECIPIENT,
      open(),
      ReferralState.PERSON_DECLINED,
      why(Reason.DOES_NOT_WANT, Reason.NOT_NOW, Reason.WANTS_ANOTHER_PROVIDER)),
  /** The person has told the unit. */
  CONSENT_WITHDRAWN(
      Side.RECIPIENT,
      open(),
      ReferralState.CONSENT_WITHDRAWN,
      why(Reason.TOLD_US, Reason.TOLD_BY_REPRESENTATIVE)),
  CONFIRM_CANCELLATION(
      Side.RECIPIENT, of(CANCELLATION_ASKED), ReferralState.CANCELLED, why(Reason.AS_ASKED)),

  /**
   * He was asked afterwards how it went. Moves nothing: when it is taken tells which of the
   * follow-ups it is, and what he said is nobody's here.
   */
  FOLLOW_UP(Side.RECIPIENT, of(ReferralState.COMPLETED), null, why()),

  // The victim's side's alone, of contact with who has used violence. They move nothing.
  /** Contact may be made, as far as this side knows. */
  CLEAR_CONTACT(
      Side.RECIPIENT, open(), null, why(Reason.EXPOSED_PERSON_SAYS_YES, Reason.SAFETY_ASSESSED)),
  /** Contact may not be made, or no longer. */
  STOP_CONTACT(
      Side.RECIPIENT,
      open(),
      null,
      why(Reason.EXPOSED_PERSON_SAYS_NO, Reason.SITUATION_CHANGED, Reason.NEW_THREAT)),

  // The sender's.
  GIVE_INFORMATION(
      Side.SENDER,
      of(ReferralState.NEEDS_INFORMATION),
      RECEIVED,
      why(Reason.BY_NEW_MESSAGE, Reason.BY_TELEPHONE)),
  ASK_CANCELLATION(
      Side.SENDER,
      and(waiting(), and(acting(), of(ON_HOLD))),
      CANCELLATION_ASKED,
      why(
          Reason.PERSON_ASKED,
          Reason.OTHER_HELP_FOUND,
          Reason.NO_LONGER_NEEDED,
          Reason.SENT_TWICE)),
  /** The person has told the sender; only where consent is what it rests on. */
  RECALL(
      Side.SENDER,
      open(),
      ReferralState.CONSENT_WITHDRAWN,
      why(Reason.TOLD_US, Reason.TOLD_BY_REPRESENTATIVE)),
  ENTER_IN_ERROR(
      Side.SENDER,
      open(),
      ReferralState.ENTERED_IN_ERROR,
      why(Reason.WRONG_PERSON, Reason.WRONG_CONTENT, Reason.SENT_TWICE)),

  // The hub's.
  EXPIRE(Side.HUB, waiting(), ReferralState.EXPIRED, why(Reason.NEVER_OPENED)),
  /** The consent ends soon. Moves nothing. */
  CONSENT_ENDING(Side.HUB, open(), null, why(Reason.NOT_RENEWED, Reason.NOT_CONFIRMED)),
  /** It has ended, and nobody had opened what rests on it. */
  CONSENT_ENDED(
      Side.HUB, open(), ReferralState.EXPIRED, why(Reason.NOT_RENEWED, Reason.NOT_CONFIRMED)),
  /** Taken back where it was recorded, or by a step of another referral that rests on it. */
  CONSENT_TAKEN_BACK(
      Side.HUB,
      open(),
      ReferralState.CONSENT_WITHDRAWN,
      why(Reason.TOLD_US, Reason.TOLD_BY_REPRESENTATIVE)),
  /** There never was such a consent. */
  CONSENT_IN_ERROR(
      Side.HUB,
      open(),
      ReferralState.ENTERED_IN_ERROR,
      why(Reason.NEVER_GIVEN, Reason.WRONG_PERSON)),
  /** To who meets the person: no contact from now on, until it is said to be clear. */
  CONTACT_STOPPED(Side.HUB, open(), null, why()),
  /** To who meets the person: contact may be made. */
  CONTACT_CLEARED(Side.HUB, open(), null, why()),
  /**
   * To who meets the person, whatever else there is: whether who supports somebody exposed, if
   * there is such, may be told of what has happened.
   */
  TELLING_ASKED(Side.HUB, open(), null, why()),
  /** To the victim's side: this has happened with who has used violence. Nothing else of it. */
  SAFETY_EVENT(
      Side.HUB,
      open(),
      null,
      why(Reason.MEETING_MISSED, Reason.NOT_GOING_ON, Reason.BROKEN_OFF, Reason.HAS_ENDED));

  private static final Set<NextStep> DANGEROUS =
      Collections.unmodifiableSet(
          EnumSet.of(NextStep.PSYCHIATRY, NextStep.PROBATION, NextStep.POLICE));
  private static final Set<NextStep> ANYWHERE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(NextStep.NOT_SAID, NextStep.PASSED_ON)));
  private static final Set<NextStep> RIGHT_UNIT =
      Collections.unmodifiableSet(EnumSet.of(NextStep.PASSED_ON, NextStep.BACK_TO_SENDER));

  private final Side side;
  private final Set<ReferralState> from;
  private final @Nullable ReferralState to;
  private final Set<Reason> reasons;

  ReferralStep(
      Side side, Set<ReferralState> from, @Nullable ReferralState to, Set<Reason> reasons) {
    this.side = side;
    this.from = Collections.unmodifiableSet(from);
    this.to = to;
    this.reasons = Collections.unmodifiableSet(reasons);
  }

  /** Whose it is. */
  public Side side() {
    return side;
  }

  /** The states in which it is in turn. */
  public Set<ReferralState> from() {
    return from;
  }

  /** Where it leads from a state. */
  public ReferralState leads(ReferralState state) {
    return to == null ? state : to;
  }

  /** The reasons of which it names one; none when it needs none. */
  public Set<Reason> reasons() {
    return reasons;
  }

  /** Whether it ends the referral. */
  public boolean closes() {
    return to != null && to.ends();
  }

  /** Whether it takes back the consent that the referral rests on. */
  public boolean withdrawsConsent() {
    return to == ReferralState.CONSENT_WITHDRAWN;
  }

  /** Whether it ends the referral so that what was sent is not to be opened by anybody any more. */
  public boolean takesBack() {
    return switch (this) {
      case RECALL, ENTER_IN_ERROR, CONSENT_ENDED, CONSENT_TAKEN_BACK, CONSENT_IN_ERROR -> true;
      default -> false;
    };
  }

  /** Whether it books a meeting. */
  public boolean books() {
    return to == SCHEDULED;
  }

  /** Whether a responsible officer must attest how safety was assessed. */
  public boolean attests() {
    return books() || this == CLEAR_CONTACT;
  }

  /** Whether only the victim's side may take it. */
  public boolean ofVictimsSide() {
    return this == CLEAR_CONTACT || this == STOP_CONTACT;
  }

  /** Of which next steps it must name one for this reason; none when it need not name any. */
  public Set<NextStep> nextAfter(@Nullable Reason reason) {
    return this == MISROUTE
        ? RIGHT_UNIT
        : reason == Reason.TOO_DANGEROUS_FOR_US ? DANGEROUS : Set.of();
  }

  /** Whether it may name this next step for this reason. */
  public boolean mayGoOn(@Nullable Reason reason, NextStep next) {
    Set<NextStep> needed = nextAfter(reason);
    return needed.isEmpty()
        ? (this == DECLINE || this == COMPLETE || this == PERSON_DECLINES)
            && ANYWHERE.contains(next)
        : needed.contains(next);
  }

  /** The step that an answer of the older kind means. */
  public static ReferralStep of(AnswerCode answer) {
    return switch (answer) {
      case TAKEN_OVER -> TAKE_OVER;
      case WRONG_UNIT -> MISROUTE;
      case NEEDS_INFORMATION -> ASK_INFORMATION;
      case NOT_REACHED -> NOT_REACHED;
      case BOOKED -> SCHEDULE;
    };
  }

  /** The older kind of answer that says the same; null when there is none. */
  public @Nullable AnswerCode older() {
    return Arrays.stream(AnswerCode.values())
        .filter(one -> of(one) == this)
        .findFirst()
        .orElse(null);
  }

  private static Set<ReferralState> waiting() {
    return of(RECEIVED, ReferralState.NEEDS_INFORMATION);
  }

  private static Set<ReferralState> acting() {
    return of(
        ACCEPTED, SCHEDULED, ReferralState.NO_SHOW, APPOINTMENT_CANCELLED, ReferralState.INTERIM);
  }

  private static Set<ReferralState> open() {
    return and(waiting(), and(acting(), of(ON_HOLD, CANCELLATION_ASKED)));
  }

  private static Set<ReferralState> of(ReferralState... states) {
    return EnumSet.copyOf(Arrays.asList(states));
  }

  private static Set<ReferralState> and(Set<ReferralState> some, Set<ReferralState> others) {
    Set<ReferralState> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }

  private static Set<Reason> why(Reason... reasons) {
    Set<Reason> all = EnumSet.noneOf(Reason.class);
    Collections.addAll(all, reasons);
    return all;
  }

  private static Set<Reason> meeting() {
    return why(Reason.VISIT, Reason.OUTREACH, Reason.VIDEO, Reason.TELEPHONE_MEETING);
  }
}
