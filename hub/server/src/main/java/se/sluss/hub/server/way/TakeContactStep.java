package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.hub.server.state.ContactStore.Contact;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Said;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.StoredMessage;

/**
 * What steps have to do with contact: a booking waits for it, and the victim's side clears or stops
 * it. Asked under the locks of the event's messages.
 */
@Component
public class TakeContactStep {
  private final EventStore events;
  private final ContactStops stops;
  private final NoteSafetyEvent safety;

  /** The events, their stops, and what has happened in them. */
  public TakeContactStep(EventStore events, ContactStops stops, NoteSafetyEvent safety) {
    this.events = events;
    this.stops = stops;
    this.safety = safety;
  }

  /** Which rows, besides its referral's, a step changes or is judged by. */
  Set<MessageId> locks(MessageId referral, ReferralStep step) {
    return concerns(step) ? stops.rows(List.of(referral)) : Set.of();
  }

  private static boolean concerns(ReferralStep step) {
    return step.books() || step.ofVictimsSide();
  }

  /** Why a step that is in turn is not taken; null when it is. */
  Judged.@Nullable Stays refuses(StoredMessage referral, Cover cover, StepRecord step) {
    if (!concerns(step.step())) {
      return null;
    }
    Optional<Track> track = events.of(referral.id());
    if (step.step().ofVictimsSide()) {
      if (track.filter(one -> one.side() == Side.VICTIM).isEmpty()) {
        // As if nothing were there.
        return new Judged.Stays(cover, SlCode.NOT_FOUND, "/inReplyTo", null, null);
      }
      return step.reason() == Reason.SAFETY_ASSESSED && ContactStops.onlyTheirYes(referral)
          ? new Judged.Stays(cover, SlCode.ONLY_THEIR_YES, "/record/reason", null, null)
          : null;
    }
    return track
            .filter(one -> one.side() == Side.PERPETRATOR)
            .filter(one -> stops.lock(one.event()) == Contact.STOPPED)
            .filter(one -> stops.waitsForVictimsSide(one.event()))
            .isPresent()
        ? new Judged.Stays(cover, SlCode.CONTACT_STOPPED, "/step", null, null)
        : null;
  }

  /** What follows from a step that was taken. */
  void follow(StoredMessage referral, StepRecord step, Replies replies, Instant now) {
    safety.follow(referral, step, now);
    if (!concerns(step.step())) {
      return;
    }
    Optional<Track> found = events.of(referral.id());
    if (found.isEmpty()) {
      return;
    }
    Track track = found.get();
    Contact contact = stops.lock(track.event());
    if (step.step() == ReferralStep.STOP_CONTACT) {
      if (contact == Contact.CLEAR) {
        stops.stop(track.event(), replies, now);
      }
      events.say(referral.id(), Said.STOP);
      return;
    }
    boolean says = step.step() == ReferralStep.CLEAR_CONTACT;
    if (says) {
      events.say(referral.id(), Said.CLEAR);
    }
    if ((says || track.side() == Side.PERPETRATOR)
        && contact == Contact.STOPPED
        && !stops.waitsForVictimsSide(track.event())) {
      // Booked where nobody is known on the victim's side: by the officer's own record.
      stops.clear(track.event(), says ? null : referral.id(), replies, now);
    }
  }
}
