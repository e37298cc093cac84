package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ContactStore;
import se.sluss.hub.server.state.ContactStore.Contact;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Said;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.NewRows.Delivery;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Contact with who has used violence, event by event: stopped until the victim's side has cleared
 * it, and again after a change. What is delivered is delivered all the same; only a booking is
 * refused, and what goes to who treats waits unreleased. Nothing makes a stop lapse.
 *
 * <p>The rows of the event's messages must be locked, and its stop is locked after them.
 */
@Component
public class ContactStops {
  private static final Actor HUB = Actor.hub("contact");

  private final EventStore events;
  private final ContactStore contacts;
  private final MessageStore messages;
  private final Outbox outbox;
  private final MessageTypes types;
  private final Trail trail;

  /** The events, what waits for them, and where it is told. */
  public ContactStops(
      EventStore events,
      ContactStore contacts,
      MessageStore messages,
      Outbox outbox,
      MessageTypes types,
      Trail trail) {
    this.events = events;
    this.contacts = contacts;
    this.messages = messages;
    this.outbox = outbox;
    this.types = types;
    this.trail = trail;
  }

  /** How it stands, locked. */
  Contact lock(UUID event) {
    return contacts.lock(event);
  }

  /**
   * Whether the victim's side must speak before contact may be made. Where nobody is left there, a
   * responsible officer who meets him answers for how safety was checked; but what was stopped in
   * so many words, and what only a yes clears, is not cleared by a referral's end.
   */
  boolean waitsForVictimsSide(UUID event) {
    List<Seen> seen =
        events.in(event).stream()
            .filter(track -> track.side() == Side.VICTIM)
            .map(track -> new Seen(track, messages.find(track.referral())))
            .toList();
    return seen.stream().anyMatch(Seen::isOpen)
        ? seen.stream().anyMatch(one -> one.isOpen() && one.track().said() != Said.CLEAR)
        : seen.stream().anyMatch(Seen::bindsBeyondItsEnd);
  }

  /** A track of the victim's side; no message while it is just being accepted. */
  private record Seen(Track track, Optional<StoredMessage> message) {
    boolean isOpen() {
      return message.isEmpty()
          || (message.get().state() != StoredMessage.State.REFUSED
              && !message.get().life().state().ends());
    }

    boolean bindsBeyondItsEnd() {
      return track.said() != Said.CLEAR
          && message
              .filter(m -> m.life().state() != ReferralState.ENTERED_IN_ERROR)
              .filter(m -> m.state() != StoredMessage.State.REFUSED)
              .filter(m -> track.said() == Said.STOP || (onlyTheirYes(m) && !tookItBack(m)))
              .isPresent();
    }

    /** Who no longer wants help has not thereby said no: the officer's record is asked for then. */
    private static boolean tookItBack(StoredMessage message) {
      return message.life().state() == ReferralState.PERSON_DECLINED
          || message.life().state() == ReferralState.CONSENT_WITHDRAWN;
    }
  }

  /**
   * Whether nothing but a recorded yes clears: the person sought help, which is what the notice
   * rests on, and no child is involved. From the notice alone, which its unit knows: from another
   * track of the event it would learn of that track.
   */
  static boolean onlyTheirYes(StoredMessage notice) {
    return notice.cover().ground() instanceof Ground.Consent
        && notice.cover().parts().stream().noneMatch(p -> p.flags().contains("CHILD_AT_RISK"));
  }

  /** Stops it, if it was clear; whoever has met him is told, and the victim's side asked again. */
  void stop(UUID event, Replies replies, Instant now) {
    contacts.stop(Set.of(event), now);
    for (Track track : events.in(event)) {
      if (track.side() == Side.VICTIM && track.said() == Said.CLEAR) {
        events.say(track.referral(), null);
      }
      if (track.side() == Side.PERPETRATOR) {
        messages.find(track.referral()).ifPresent(m -> stop(m, replies, now));
      }
    }
  }

  private void stop(StoredMessage message, Replies replies, Instant now) {
    if (hasEnded(message)) {
      return;
    }
    locked(trail.of(LogEvent.BOOKING_LOCKED, message, HUB));
    if (waitsWhileStopped(message)) {
      held(message.id(), trail.of(LogEvent.HELD, message, HUB));
      if (message.takenAt() == null) {
        outbox.removeDeliveries(List.of(message.id()));
      }
    }
    tell(message, ReferralStep.CONTACT_STOPPED, replies, now);
  }

  /** A booking on it waits. */
  void locked(LogDetail leaf) {
    trail.write(leaf.fact(Trail.SIDE, Trail.RECIPIENT));
  }

  /** It waits unreleased, and looks queued to both sides. */
  void held(MessageId message, LogDetail leaf) {
    events.hold(message);
    trail.write(leaf.fact(Trail.SIDE, Trail.AUDITOR));
  }

  private boolean waitsWhileStopped(StoredMessage message) {
    return isOnward(message) && message.openedAt() == null;
  }

  /** What is held for another reason than the stop goes when that is over. */
  private boolean isOnward(StoredMessage message) {
    @Nullable MessageType type = types.type(message.cover().type());
    return type != null && type.hold();
  }

  /**
   * Clears it: what waited goes, and whoever meets him is told.
   *
   * @param by the referral whose own record clears it, which need not be told; null when the
   *     victim's side does
   */
  void clear(UUID event, @Nullable MessageId by, Replies replies, Instant now) {
    contacts.clear(event, now);
    for (Track track : events.in(event)) {
      if (track.side() == Side.PERPETRATOR) {
        messages
            .find(track.referral())
            .ifPresent(m -> clear(m, track.held() && isOnward(m), by, replies, now));
      }
    }
  }

  private void clear(
      StoredMessage message, boolean held, @Nullable MessageId by, Replies replies, Instant now) {
    if (held) {
      events.lift(message.id(), now);
    }
    if (hasEnded(message)) {
      return;
    }
    trail.write(
        trail
            .of(LogEvent.BOOKING_UNLOCKED, message, HUB)
            .fact(Trail.SIDE, Trail.RECIPIENT)
            .outcome(by == null ? "CLEARED" : "CHECKED"));
    if (held) {
      trail.write(trail.of(LogEvent.HOLD_LIFTED, message, HUB).fact(Trail.SIDE, Trail.AUDITOR));
      if (message.takenAt() == null) {
        outbox.deliver(
            List.of(new Delivery(message.recipientUnit(), message.urgent(), message.id())), now);
      }
    }
    if (!message.id().equals(by)) {
      tell(message, ReferralStep.CONTACT_CLEARED, replies, now);
    }
  }

  private static boolean hasEnded(StoredMessage message) {
    return message.state() == StoredMessage.State.REFUSED || message.life().state().ends();
  }

  /** Whoever has the message, and nobody else. */
  private static void tell(StoredMessage message, ReferralStep step, Replies replies, Instant now) {
    if (message.takenAt() != null) {
      replies.status(
          message.recipientUnit(),
          message.urgent(),
          HubStatus.stepped(
              message.id(), message.conversation(), now, new ToldStep(step, null, null)));
    }
  }

  /** The referrals of these events that a change of contact changes. */
  Set<MessageId> rows(List<MessageId> referrals) {
    return Set.copyOf(events.alongside(referrals));
  }
}
