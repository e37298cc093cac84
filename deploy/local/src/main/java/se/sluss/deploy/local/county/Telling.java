package se.sluss.deploy.local.county;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.deploy.local.county.Act.Doing;

/** Writes one story from its kind: every time in it is within the deadlines, or late on purpose. */
final class Telling {
  static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final LocalTime EARLY = LocalTime.of(9, 0);
  private static final LocalTime SENT = LocalTime.of(10, 0);
  private static final LocalTime SOON = LocalTime.of(10, 15);
  private static final LocalTime OPENED = LocalTime.of(11, 0);
  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  private final LocalDate day;
  private final Place place;
  private final List<Act> acts = new ArrayList<>();
  private final Map<Track, Story.Fate> fates = new EnumMap<>(Track.class);

  private Telling(LocalDate day, Place place) {
    this.day = day;
    this.place = place;
  }

  /**
   * @param lot from 0: which of the ways that a kind has
   */
  static Story tell(int number, Kind kind, LocalDate day, Place place, int age, int lot) {
    Telling telling = new Telling(day, place);
    telling.tell(kind, lot);
    telling.acts.sort(Comparator.comparing(Act::at));
    return new Story(number, kind, place, age, telling.acts, telling.fates);
  }

  private void tell(Kind kind, int lot) {
    if (kind == Kind.VICTIM_FIRST || kind == Kind.HOLD_OVERRUN || kind == Kind.TOO_DANGEROUS) {
      act(0, SENT, new Doing.Notify());
      act(0, OPENED, new Doing.TakeUp(Track.NOTICE));
      step(0, OPENED, Track.NOTICE, ReferralStep.TAKE_OVER, null);
    }
    act(0, SENT, new Doing.Ask());
    switch (kind) {
      case SAID_NO -> {}
      case DECIDED -> {
        taken();
        met();
        step(45, AFTERNOON, Track.WISH, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED);
        fate(Track.WISH, ReferralState.COMPLETED);
      }
      case MET, PROTECTED -> went(lot, kind == Kind.PROTECTED);
      case CHILD -> {
        went(lot, false);
        concern();
      }
      case UNDER_AGE -> concern();
      case VICTIM_FIRST -> victimFirst(1);
      case HOLD_OVERRUN -> victimFirst(4);
      case COGNITIVE_DECLINE -> {
        taken();
        step(2, AFTERNOON, ReferralStep.DECLINE, Reason.COGNITIVE_DECLINE, NextStep.ELDERLY_CARE);
        fate(Track.WISH, ReferralState.DECLINED);
      }
      case TOO_DANGEROUS -> dangerous();
      case MISROUTED -> {
        act(0, OPENED, new Doing.TakeUp(Track.WISH));
        step(0, OPENED, ReferralStep.MISROUTE, Reason.LIVES_ELSEWHERE, NextStep.BACK_TO_SENDER);
        fate(Track.WISH, ReferralState.MISROUTED);
      }
      case WITHDRAWN -> {
        act(0, SOON, new Doing.Withdraw());
        fate(Track.WISH, ReferralState.CONSENT_WITHDRAWN);
      }
      case SILENT_UNIT -> {
        act(2, OPENED, new Doing.TakeUp(Track.WISH));
        step(2, OPENED, Track.WISH, ReferralStep.TAKE_OVER, null);
        act(2, OPENED, new Doing.Agree());
        step(5, AFTERNOON, Track.WISH, ReferralStep.PERSON_DECLINES, Reason.NOT_NOW);
        fate(Track.WISH, ReferralState.PERSON_DECLINED, Sight.OVERDUE);
      }
      case NOT_CONFIRMED -> {
        act(30, AFTERNOON, new Doing.RunOut());
        fate(Track.WISH, ReferralState.EXPIRED, Sight.OVERDUE);
      }
    }
  }

  /** Opened and taken over the same day, and asked of what her side may be told. */
  private void taken() {
    act(0, OPENED, new Doing.TakeUp(Track.WISH));
    step(0, OPENED, Track.WISH, ReferralStep.TAKE_OVER, null);
    act(0, OPENED, new Doing.Agree());
  }

  private void met() {
    step(3, AFTERNOON, Track.WISH, ReferralStep.SCHEDULE, Reason.VISIT);
    step(10, AFTERNOON, Track.WISH, ReferralStep.INTERIM, null);
  }

  private void went(int lot, boolean named) {
    taken();
    met();
    Sight[] sights = named ? new Sight[] {Sight.NAMED_ONLY} : new Sight[0];
    switch (lot % 3) {
      case 0 -> {
        step(17, AFTERNOON, Track.WISH, ReferralStep.COMPLETE, Reason.NO_NEED_FOUND);
        fate(Track.WISH, ReferralState.COMPLETED, sights);
      }
      case 1 -> {
        step(17, AFTERNOON, Track.WISH, ReferralStep.COMPLETE, Reason.BROKEN_OFF);
        fate(Track.WISH, ReferralState.COMPLETED, sights);
      }
      default -> {
        step(17, AFTERNOON, Track.WISH, ReferralStep.PERSON_DECLINES, Reason.DOES_NOT_WANT);
        fate(Track.WISH, ReferralState.PERSON_DECLINED, sights);
      }
    }
  }

  private void concern() {
    act(0, SOON, new Doing.TakeUp(Track.CONCERN));
    step(0, SOON, Track.CONCERN, ReferralStep.TAKE_OVER, null);
    step(30, AFTERNOON, Track.CONCERN, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED);
    fate(Track.CONCERN, ReferralState.COMPLETED);
  }

  /**
   * @param cleared the day on which her side says yes
   */
  private void victimFirst(int cleared) {
    taken();
    acts.add(
        new Act(
            time(0, AFTERNOON),
            new Doing.Step(Track.WISH, ReferralStep.SCHEDULE, Reason.VISIT, null, false)));
    yes(cleared);
    step(6, AFTERNOON, Track.WISH, ReferralStep.SCHEDULE, Reason.VISIT);
    step(10, AFTERNOON, Track.WISH, ReferralStep.NO_SHOW, null);
    step(12, AFTERNOON, Track.WISH, ReferralStep.RESCHEDULE, Reason.VISIT);
    step(17, AFTERNOON, Track.WISH, ReferralStep.INTERIM, null);
    step(31, AFTERNOON, Track.WISH, ReferralStep.COMPLETE, Reason.BROKEN_OFF);
    fate(Track.WISH, ReferralState.COMPLETED, Sight.CONTACT_REFUSED);
    step(40, AFTERNOON, Track.NOTICE, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED);
    if (cleared > 3) {
      fate(
          Track.NOTICE,
          ReferralState.COMPLETED,
          Sight.TOLD_MISSED,
          Sight.TOLD_BROKEN_OFF,
          Sight.HOLD_REMINDED,
          Sight.HOLD_ESCALATED);
    } else {
      fate(Track.NOTICE, ReferralState.COMPLETED, Sight.TOLD_MISSED, Sight.TOLD_BROKEN_OFF);
    }
  }

  private void dangerous() {
    act(0, OPENED, new Doing.TakeUp(Track.WISH));
    step(0, OPENED, Track.WISH, ReferralStep.TAKE_OVER, null);
    yes(1);
    step(2, AFTERNOON, ReferralStep.DECLINE, Reason.TOO_DANGEROUS_FOR_US, NextStep.PSYCHIATRY);
    act(3, EARLY, new Doing.Weigh());
    fate(Track.WISH, ReferralState.DECLINED);
    step(20, AFTERNOON, Track.NOTICE, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED);
    fate(Track.NOTICE, ReferralState.COMPLETED, Sight.TOLD_NOT_GOING_ON);
  }

  private void yes(int after) {
    step(after, EARLY, Track.NOTICE, ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES);
  }

  private void act(int after, LocalTime time, Doing doing) {
    acts.add(new Act(time(after, time), doing));
  }

  private void step(
      int after, LocalTime time, Track track, ReferralStep step, @Nullable Reason reason) {
    act(after, time, new Doing.Step(track, step, reason, null, true));
  }

  private void step(int after, LocalTime time, ReferralStep step, Reason reason, NextStep next) {
    act(after, time, new Doing.Step(Track.WISH, step, reason, next, true));
  }

  private void fate(Track track, ReferralState end, Sight... sights) {
    fates.put(track, new Story.Fate(track.at(place), end, Set.of(sights)));
  }

  private Instant time(int after, LocalTime time) {
    return day.plusDays(after).atTime(time).atZone(SWEDEN).toInstant();
  }
}
