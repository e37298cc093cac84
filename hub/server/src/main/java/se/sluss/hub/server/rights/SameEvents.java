package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.MergeEvents;
import se.sluss.hub.server.way.Trail;

/**
 * May this unit say that two referrals are of one event, and if so they are. It may of what it
 * holds and has opened, for nobody else can know; whatever else is asked is refused in one way, and
 * on record. The answer is the same whatever else there is in either event.
 */
@Service
public class SameEvents {
  private final MessageStore messages;
  private final EventStore events;
  private final MergeEvents merge;
  private final Trail trail;
  private final Clock clock;

  /** The referrals, their events, and the trails. */
  public SameEvents(
      MessageStore messages, EventStore events, MergeEvents merge, Trail trail, Clock clock) {
    this.messages = messages;
    this.events = events;
    this.merge = merge;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Joins two events.
   *
   * @param unit who asks; the asking adapter's own
   * @return when; empty alike when there is no such referral, when one is another's, not opened or
   *     ended, and when they are one
   */
  @Transactional
  public Optional<Instant> join(MessageId one, Unit unit, SameEvent asked) {
    Instant now = clock.instant();
    List<MessageId> both = List.of(one, asked.other());
    Set<MessageId> rows = new HashSet<>(events.alongside(both));
    rows.addAll(both);
    Map<MessageId, StoredMessage> locked = messages.lock(rows);
    @Nullable StoredMessage first = locked.get(one);
    @Nullable StoredMessage second = locked.get(asked.other());
    if (one.equals(asked.other())
        || first == null
        || second == null
        || !isHeld(first, unit)
        || !isHeld(second, unit)
        || !merge.merge(first, second, now)) {
      trail.write(
          LogDetail.of(LogEvent.JOINING_REFUSED, now, OwnTrail.REFUSALS, actor(asked))
              .at(unit.agency().value(), unit.id().value())
              .message(one.toString()));
      return Optional.empty();
    }
    for (StoredMessage message : List.of(first, second)) {
      trail.write(
          trail
              .of(LogEvent.EVENTS_JOINED, message, actor(asked))
              .at(unit.agency().value(), unit.id().value())
              .fact(Trail.SIDE, Trail.RECIPIENT));
    }
    return Optional.of(now);
  }

  private static boolean isHeld(StoredMessage message, Unit unit) {
    return message.recipientUnit().equals(unit.id())
        && message.openedAt() != null
        && message.state() != StoredMessage.State.REFUSED
        && !message.life().state().ends();
  }

  private static Actor actor(SameEvent asked) {
    return new Actor("officer", asked.officer().value());
  }
}
