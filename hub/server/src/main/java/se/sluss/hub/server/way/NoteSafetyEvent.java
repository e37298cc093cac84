package se.sluss.hub.server.way;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.SafetyStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * A missed meeting, a decline, an end, by who meets a person that has used violence: noted in the
 * transaction of the step, alike whether anybody supports somebody exposed or not. Who is told, and
 * on what ground, is {@link TellVictimsSide}'s.
 */
@Component
public class NoteSafetyEvent {
  private final EventStore events;
  private final SafetyStore safety;
  private final Trail trail;

  /** The events, and what has happened in them. */
  public NoteSafetyEvent(EventStore events, SafetyStore safety, Trail trail) {
    this.events = events;
    this.safety = safety;
    this.trail = trail;
  }

  /** Notes what a step that was taken means, with the referral's row locked. */
  void follow(StoredMessage referral, StepRecord step, Instant now) {
    @Nullable Reason what = meaning(step);
    if (what == null
        || events.of(referral.id()).filter(one -> one.side() == Side.PERPETRATOR).isEmpty()) {
      return;
    }
    if (step.step().withdrawsConsent()) {
      // Who takes it all back has not left this standing.
      safety.agree(referral.id(), false);
    }
    safety.add(step.message(), referral.id(), what, now);
    trail.write(
        trail
            .of(LogEvent.SAFETY_EVENT, referral, Actor.hub("safety"))
            .outcome(what.name())
            .fact(Trail.SIDE, Trail.AUDITOR));
  }

  private static @Nullable Reason meaning(StepRecord step) {
    return switch (step.step()) {
      case NO_SHOW -> Reason.MEETING_MISSED;
      case DECLINE, PERSON_DECLINES, CONSENT_WITHDRAWN -> Reason.NOT_GOING_ON;
      case COMPLETE -> step.reason() == Reason.BROKEN_OFF ? Reason.BROKEN_OFF : Reason.HAS_ENDED;
      default -> null;
    };
  }
}
