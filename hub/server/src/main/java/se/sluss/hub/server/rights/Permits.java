package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OpeningStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/**
 * May this person open this message now? Consent and state are checked under the row lock that
 * changing them takes, and the opening is on record before it is permitted.
 *
 * <p>A reservation (förbehåll) is told only to who may open, and must be acknowledged first. Where
 * only named handlers may open, another of the same unit may break the glass: with a reason, a
 * second person, a leaf of its own and a look at it afterwards. It opens no other unit's message,
 * nothing refused or closed, and nothing whose consent has ended.
 */
@Service
public class Permits {
  private final MessageStore messages;
  private final ConsentStore consents;
  private final OpeningStore openings;
  private final EventStore events;
  private final Trail trail;
  private final Clock clock;

  /** The messages, what they rest on, and their trails. */
  public Permits(
      MessageStore messages,
      ConsentStore consents,
      OpeningStore openings,
      EventStore events,
      Trail trail,
      Clock clock) {
    this.messages = messages;
    this.consents = consents;
    this.openings = openings;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /** The answer to who wants to open. */
  public sealed interface Answer {
    /**
     * A permit, used as it is given.
     *
     * @param message which
     * @param at when
     */
    record Permit(MessageId message, Instant at) implements Answer {}

    /** This person may, after acknowledging the reservations that the cover names. */
    record Reserved() implements Answer {}

    /**
     * Alike when there is no such message, when it is another's, when it was refused or its
     * referral has ended, when it is held, when consent no longer stands and when only named
     * handlers may.
     */
    record No() implements Answer {}
  }

  /** Permits an opening, or does not. */
  @Transactional
  public Answer permit(Asking asking) {
    Instant now = clock.instant();
    Optional<StoredMessage> found =
        messages
            .lock(asking.message())
            .filter(m -> m.recipientUnit().equals(asking.unit().id()))
            .filter(m -> m.state() != StoredMessage.State.REFUSED)
            .filter(m -> !m.life().state().ends())
            .filter(m -> asking.namedHandler() || !m.protectedIdentity() || asking.glass() != null)
            .filter(m -> events.held(List.of(m.id())).isEmpty())
            .filter(m -> m.duty() || consents.stands(m.id(), now));
    if (found.isEmpty()) {
      // One trail for what is missing and what is forbidden: the same steps for both.
      trail.write(
          LogDetail.of(LogEvent.PERMIT_REFUSED, now, OwnTrail.REFUSALS, actor(asking))
              .at(asking.unit().agency().value(), asking.unit().id().value())
              .message(asking.message().toString()));
      return new Answer.No();
    }
    StoredMessage message = found.get();
    if (!acknowledged(asking, message, now)) {
      return new Answer.Reserved();
    }
    Asking.@Nullable Glass glass = asking.glass();
    if (glass != null && message.protectedIdentity() && !asking.namedHandler()) {
      broken(asking, glass, message, now);
    }
    if (message.openedAt() == null) {
      messages.setOpened(message.id(), now);
    }
    trail.write(leaf(LogEvent.OPENED, asking, message));
    return new Answer.Permit(message.id(), now);
  }

  private boolean acknowledged(Asking asking, StoredMessage message, Instant now) {
    if (message.cover().reservations().isEmpty()
        || openings.acknowledged(message.id(), asking.officer())) {
      return true;
    }
    if (!asking.acknowledged().equals(message.cover().reservations())) {
      return false;
    }
    openings.acknowledge(message.id(), asking.officer(), now);
    LogDetail leaf = leaf(LogEvent.RESERVATION_ACKNOWLEDGED, asking, message);
    for (String code : message.cover().reservations()) {
      leaf = leaf.fact(code, "acknowledged");
    }
    trail.write(leaf);
    return true;
  }

  private void broken(Asking asking, Asking.Glass glass, StoredMessage message, Instant now) {
    if (openings.broke(
        message.id(),
        asking.unit().id(),
        asking.officer(),
        glass.second(),
        glass.reason().name(),
        now)) {
      trail.write(
          leaf(LogEvent.GLASS_BROKEN, asking, message)
              .fact("reason", glass.reason().name())
              .fact("second", glass.second().value()));
    }
  }

  private LogDetail leaf(LogEvent event, Asking asking, StoredMessage message) {
    return trail
        .of(event, message, actor(asking))
        .at(asking.unit().agency().value(), asking.unit().id().value())
        .fact(Trail.SIDE, Trail.RECIPIENT);
  }

  private static Actor actor(Asking asking) {
    return new Actor(asking.role(), asking.officer().value());
  }
}
