package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Deadlines.Limit;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ContactStore;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Said;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The clock of contact that is stopped. The victim's side is reminded; what nobody has then said
 * anything of the operator sees, and the victim's side is reminded urgently, again and again. Who
 * meets the other is told nothing: whether somebody is reminded would tell that there is somebody.
 * It stays stopped; a restart changes no time. While nothing is left by which anybody could meet
 * him, the clock rests: nobody is asked for what nobody waits for.
 */
@Component
public class WatchContact {
  private static final Logger LOG = LoggerFactory.getLogger(WatchContact.class);

  private final ContactStore contacts;
  private final EventStore events;
  private final MessageStore messages;
  private final VictimFirst first;
  private final TellSenders tell;
  private final Trail trail;
  private final Limit limit;
  private final Clock clock;

  /** What waits, how long it may, and where it is told. */
  public WatchContact(
      ContactStore contacts,
      EventStore events,
      MessageStore messages,
      VictimFirst first,
      TellSenders tell,
      Trail trail,
      Deadlines deadlines,
      Clock clock) {
    this.contacts = contacts;
    this.events = events;
    this.messages = messages;
    this.first = first;
    this.tell = tell;
    this.trail = trail;
    this.limit = deadlines.clearance();
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return the events that were reminded of or are late, or null when there were none
   */
  @Transactional
  public @Nullable List<UUID> look() {
    if (!contacts.looksHere()) {
      return null;
    }
    Instant now = clock.instant();
    first.look(now);
    Replies replies = new Replies();
    List<UUID> seen = new ArrayList<>();
    for (UUID event : contacts.late(now.minus(limit.fail()))) {
      if (isWaitedFor(event)) {
        late(event, replies, now);
        seen.add(event);
      } else {
        contacts.rest(event, now);
      }
    }
    for (UUID event : contacts.toRemind(now.minus(limit.warn()))) {
      if (!isWaitedFor(event)) {
        contacts.rest(event, now);
        continue;
      }
      for (StoredMessage notice : silent(event)) {
        remind(notice, notice.urgent(), LogEvent.REMINDED, replies, now);
      }
      contacts.reminded(event, now);
      seen.add(event);
    }
    tell.tell(replies, now);
    return seen.isEmpty() ? null : seen;
  }

  private void late(UUID event, Replies replies, Instant now) {
    List<StoredMessage> silent = silent(event);
    for (StoredMessage notice : silent) {
      LOG.error("{} by {}", SlCode.CLEARANCE_OVERDUE, notice.recipientUnit());
      remind(notice, true, LogEvent.ESCALATED, replies, now);
    }
    if (silent.isEmpty()) {
      LOG.error("{} and nobody is known on the victim's side", SlCode.CLEARANCE_OVERDUE);
      for (Track track : events.in(event)) {
        if (track.side() == Side.PERPETRATOR) {
          messages
              .find(track.referral())
              .ifPresent(m -> trail.write(leaf(LogEvent.ESCALATED, m, Trail.AUDITOR)));
        }
      }
    }
    contacts.toldLate(event, now);
  }

  /**
   * Whether anybody could meet him by it; what has just been accepted is not among the messages.
   */
  private boolean isWaitedFor(UUID event) {
    return events.in(event).stream()
        .filter(track -> track.side() == Side.PERPETRATOR)
        .map(track -> messages.find(track.referral()))
        .anyMatch(message -> message.isEmpty() || isOpen(message.get()));
  }

  private static boolean isOpen(StoredMessage message) {
    return message.state() != StoredMessage.State.REFUSED && !message.life().state().ends();
  }

  /** The victim's side, as far as it has said neither yes nor no. */
  private List<StoredMessage> silent(UUID event) {
    return events.in(event).stream()
        .filter(track -> track.side() == Side.VICTIM && track.said() != Said.CLEAR)
        .flatMap(track -> messages.find(track.referral()).stream())
        .filter(WatchContact::isOpen)
        .toList();
  }

  private void remind(
      StoredMessage notice, boolean urgent, LogEvent event, Replies replies, Instant now) {
    trail.write(leaf(event, notice, Trail.RECIPIENT));
    replies.status(
        notice.recipientUnit(),
        urgent,
        new HubStatus(
            notice.id(), notice.conversation(), HubStatus.Status.REMINDER, null, null, now));
  }

  private LogDetail leaf(LogEvent event, StoredMessage message, String side) {
    return trail
        .of(event, message, Actor.hub("contact"))
        .fact("code", SlCode.CLEARANCE_OVERDUE.toString())
        .fact(Trail.SIDE, side);
  }
}
