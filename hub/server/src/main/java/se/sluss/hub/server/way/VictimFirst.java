package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.NewRows.Delivery;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Some things, such as a release, who meets him gets only when the victim's side has in hand all
 * that it is sent of the event. It waits for nobody's answer, and for nothing where nobody is known
 * there; while it waits it looks queued. When the victim's side does not take its own in time, that
 * is what is late, and is told as such.
 */
@Component
public class VictimFirst {
  private static final Actor HUB = Actor.hub("contact");
  private static final int MOST = 200;

  private final EventStore events;
  private final MessageStore messages;
  private final Outbox outbox;
  private final MessageTypes types;
  private final Trail trail;

  /** The events and what waits. */
  public VictimFirst(
      EventStore events, MessageStore messages, Outbox outbox, MessageTypes types, Trail trail) {
    this.events = events;
    this.messages = messages;
    this.outbox = outbox;
    this.types = types;
    this.trail = trail;
  }

  /** Which rows evidence of these may release. */
  Set<MessageId> locks(List<MessageId> taken) {
    return Set.copyOf(events.heldBeside(taken));
  }

  /** Whether something for the victim's side is on its way and not in its hands. */
  boolean waits(UUID event) {
    return events.in(event).stream()
        .filter(track -> track.side() == Side.VICTIM)
        .map(track -> messages.find(track.referral()))
        .anyMatch(VictimFirst::isOnItsWay);
  }

  /** What has just been accepted is not yet among the messages. */
  private static boolean isOnItsWay(Optional<StoredMessage> message) {
    return message.isEmpty()
        || (message.get().takenAt() == null
            && message.get().state() != StoredMessage.State.REFUSED
            && !message.get().life().state().ends());
  }

  /** Releases what waited for these, which no longer are on their way. Noted before this. */
  void after(List<MessageId> settled, Instant now) {
    for (MessageId waiting : events.heldBeside(settled)) {
      Track track = events.of(waiting).orElseThrow();
      messages
          .find(waiting)
          .filter(this::isVictimFirst)
          .filter(_ -> !waits(track.event()))
          .ifPresent(message -> release(message, now));
    }
  }

  /**
   * What no longer has anything to wait for, without evidence of it: what was on its way was taken
   * back, or has ended.
   */
  void look(Instant now) {
    for (MessageId waiting : events.held(MOST)) {
      messages
          .lock(waiting)
          .filter(this::isVictimFirst)
          .filter(message -> !events.held(List.of(message.id())).isEmpty())
          .filter(message -> !waits(events.of(message.id()).orElseThrow().event()))
          .ifPresent(message -> release(message, now));
    }
  }

  private boolean isVictimFirst(StoredMessage message) {
    @Nullable MessageType type = types.type(message.cover().type());
    return type != null && type.victimFirst();
  }

  private void release(StoredMessage message, Instant now) {
    events.lift(message.id(), now);
    trail.write(trail.of(LogEvent.HOLD_LIFTED, message, HUB).fact(Trail.SIDE, Trail.AUDITOR));
    if (message.state() != StoredMessage.State.REFUSED && !message.life().state().ends()) {
      outbox.deliver(
          List.of(new Delivery(message.recipientUnit(), message.urgent(), message.id())), now);
    }
  }
}
