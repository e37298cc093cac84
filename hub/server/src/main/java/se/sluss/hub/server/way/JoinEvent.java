package se.sluss.hub.server.way;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ContactStore;
import se.sluss.hub.server.state.ContactStore.Contact;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.NewTrack;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.MessageStore;

/**
 * A new referral in its event: the one its sender names or continues, else that of its
 * conversation, else of what it was sent with. A message about who has used violence stops contact;
 * one that a cleared event did not have before is a change, and stops it again.
 */
@Component
public class JoinEvent {
  private final EventStore events;
  private final ContactStore contacts;
  private final MessageStore messages;
  private final ContactStops stops;
  private final VictimFirst first;
  private final Trail trail;

  /** The events and their stops. */
  public JoinEvent(
      EventStore events,
      ContactStore contacts,
      MessageStore messages,
      ContactStops stops,
      VictimFirst first,
      Trail trail) {
    this.events = events;
    this.contacts = contacts;
    this.messages = messages;
    this.stops = stops;
    this.first = first;
    this.trail = trail;
  }

  /** Which rows a new referral may change: those of the event it comes to. */
  Set<MessageId> locks(Judged.Goes goes) {
    @Nullable UUID known = linked(goes);
    List<MessageId> there =
        known == null ? List.of() : events.in(known).stream().map(Track::referral).toList();
    return Set.copyOf(there);
  }

  /** Why it cannot belong where it says, as if nothing were there; null when it can. */
  Judged.@Nullable Stays refuses(Judged.Goes goes) {
    @Nullable EventLink link = goes.link();
    @Nullable MessageId of = link == null ? null : link.continues();
    return of == null || isOwn(of, goes.cover().sender().unit())
        ? null
        : new Judged.Stays(goes.cover(), SlCode.NOT_FOUND, "/record/continues", null, null);
  }

  private boolean isOwn(MessageId of, UnitId unit) {
    return messages
        .find(of)
        .filter(m -> m.senderUnit().equals(unit) || m.recipientUnit().equals(unit))
        .filter(m -> m.cover().takes() == null)
        .isPresent();
  }

  /** What is new in a batch: an event that nothing is known of needs no look at what is there. */
  Batch batch(List<Judged> batch) {
    List<ConversationId> conversations =
        batch.stream()
            .flatMap(judged -> judged.messages().stream())
            .filter(one -> one instanceof Judged.Goes goes && goes.step() == null)
            .map(one -> one.cover().conversationId())
            .toList();
    return new Batch(events.of(conversations));
  }

  /** The referrals of one batch, in their events. Not for several threads. */
  final class Batch {
    private final Map<ConversationId, UUID> known;
    private final Set<UUID> fresh = new HashSet<>();
    private final List<NewTrack> tracks = new ArrayList<>();
    private final Set<UUID> stopped = new HashSet<>();
    private final List<Judged.Goes> victimFirst = new ArrayList<>();

    private Batch(Map<ConversationId, UUID> known) {
      this.known = new HashMap<>(known);
    }

    /**
     * Adds one, with its rows and those of its event locked.
     *
     * @return whether it waits unreleased
     */
    boolean join(SubmissionId submission, Judged.Goes goes, Replies replies, Instant now) {
      Cover cover = goes.cover();
      @Nullable UUID linked = linked(goes);
      @Nullable UUID there = linked != null ? linked : known.get(cover.conversationId());
      UUID event = there != null ? there : submission.value();
      known.put(cover.conversationId(), event);
      if (there == null) {
        fresh.add(event);
      }
      if (goes.type().victimFirst()) {
        victimFirst.add(goes);
      }
      Track track = new Track(cover.messageId(), event, side(goes), null, false);
      if (!fresh.contains(event) || goes.type().hold()) {
        flush(now);
        return JoinEvent.this.join(goes, track, replies, now);
      }
      tracks.add(new NewTrack(track, cover.conversationId()));
      if (track.side() == Side.PERPETRATOR) {
        stopped.add(event);
        stops.locked(trail.ofHub(LogEvent.BOOKING_LOCKED, cover));
      }
      return false;
    }

    /**
     * Once all of the batch is there: whatever order it came in, the victim's side is first.
     *
     * @return what waits unreleased for it
     */
    Set<MessageId> settle(Instant now) {
      flush(now);
      Set<MessageId> waiting = new HashSet<>();
      for (Judged.Goes goes : victimFirst) {
        if (first.waits(Objects.requireNonNull(known.get(goes.cover().conversationId())))) {
          stops.held(goes.cover().messageId(), trail.ofHub(LogEvent.HELD, goes.cover()));
          waiting.add(goes.cover().messageId());
        }
      }
      return waiting;
    }

    /** Writes what is new. */
    void flush(Instant now) {
      events.add(tracks);
      contacts.stop(stopped, now);
      tracks.clear();
      stopped.clear();
    }
  }

  private boolean join(Judged.Goes goes, Track track, Replies replies, Instant now) {
    Contact before = stops.lock(track.event());
    switch (track.side()) {
      case OTHER -> {}
      case VICTIM -> {
        if (before == Contact.CLEAR) {
          stops.stop(track.event(), replies, now);
        }
      }
      case PERPETRATOR -> {
        if (before == Contact.CLEAR && !goes.type().hold()) {
          stops.stop(track.event(), replies, now);
        }
        if (before == Contact.NONE) {
          contacts.stop(Set.of(track.event()), now);
        }
      }
    }
    events.add(List.of(new NewTrack(track, goes.cover().conversationId())));
    return track.side() == Side.PERPETRATOR && waits(goes, track.event(), before, replies, now);
  }

  private boolean waits(
      Judged.Goes goes, UUID event, Contact before, Replies replies, Instant now) {
    boolean onward = goes.type().hold();
    if (onward && before == Contact.CLEAR) {
      return false;
    }
    if (onward && !stops.waitsForVictimsSide(event)) {
      // Nobody is known there: the officer's record goes with it.
      stops.clear(event, goes.cover().messageId(), replies, now);
      return false;
    }
    MessageId id = goes.cover().messageId();
    stops.locked(trail.ofHub(LogEvent.BOOKING_LOCKED, goes.cover()));
    if (onward) {
      stops.held(id, trail.ofHub(LogEvent.HELD, goes.cover()));
    }
    return onward;
  }

  private static Side side(Judged.Goes goes) {
    if (goes.type().meetsPerpetrator()) {
      return Side.PERPETRATOR;
    }
    // A unit that does not separate its functions counts as meeting who has used violence.
    return goes.recipient().function() == UnitFunction.VICTIM_SUPPORT
            && !goes.recipient().perpetratorFacing()
        ? Side.VICTIM
        : Side.OTHER;
  }

  private @Nullable UUID linked(Judged.Goes goes) {
    @Nullable EventLink link = goes.link();
    if (link == null) {
      return null;
    }
    if (link.continues() != null) {
      return events.of(link.continues()).map(Track::event).orElse(null);
    }
    // A sender names its own events: no other's by guessing.
    return link.event() == null
        ? null
        : UUID.nameUUIDFromBytes(
            (goes.cover().sender().unit() + "/" + link.event()).getBytes(UTF_8));
  }
}
