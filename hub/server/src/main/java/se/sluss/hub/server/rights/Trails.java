package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailBundle;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/** The trail of a message, to each side its own side only; every read is on record. */
@Service
public class Trails {
  private final MessageStore messages;
  private final LogReader log;
  private final Trail trail;
  private final Clock clock;

  /** The messages and the log. */
  public Trails(MessageStore messages, LogReader log, Trail trail, Clock clock) {
    this.messages = messages;
    this.log = log;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * One hop as a side sees it.
   *
   * @param at when
   * @param event which, by the log's name
   * @param actorRole what kind of actor
   * @param actor opaque
   * @param unit where, if anywhere
   * @param grounds rule ids
   * @param outcome of a decision or an answer
   * @param code of a refusal
   * @param index in the log's tree; absent while it is pending, and for a side: the numbers between
   *     its own would tell how much else was written just then, such as the other track of an event
   * @param counter for the auditor the trail's own, so that a gap shows; for a side the order of
   *     what it is shown
   */
  public record Hop(
      Instant at,
      String event,
      String actorRole,
      String actor,
      @Nullable String unit,
      List<String> grounds,
      @Nullable String outcome,
      @Nullable String code,
      @Nullable Long index,
      long counter) {}

  /**
   * A unit's own side; empty alike when there is no such message and when it is not this unit's.
   */
  @Transactional
  public Optional<List<Hop>> ofUnit(MessageId id, UnitId unit, Actor reader) {
    Optional<StoredMessage> found =
        messages
            .find(id)
            .filter(m -> m.senderUnit().equals(unit) || m.recipientUnit().equals(unit));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StoredMessage message = found.get();
    String side = side(message, unit);
    List<Hop> hops = read(Trail.of(message.conversation(), side), true);
    trail.write(trail.of(LogEvent.TRAIL_READ, message, reader).fact(Trail.SIDE, side));
    return Optional.of(hops);
  }

  /**
   * A unit's own side with proofs, by its conversation, to be verified without trusting the hub. It
   * holds nothing of the other side, not even how much there is.
   *
   * @return empty alike when there is no such conversation, when the unit is no part of it, and
   *     while the log has not covered it
   */
  @Transactional
  public Optional<TrailBundle> bundle(ConversationId conversation, UnitId unit, Actor reader) {
    String side =
        messages
            .firstOf(conversation)
            .filter(m -> m.senderUnit().equals(unit) || m.recipientUnit().equals(unit))
            .map(m -> side(m, unit))
            .orElse(Trail.STOPPED + unit.value());
    Optional<TrailBundle> bundle = log.bundle(Trail.of(conversation, side), _ -> true);
    if (bundle.isPresent()) {
      trail.write(
          LogDetail.of(LogEvent.TRAIL_READ, clock.instant(), conversation.toString(), reader)
              .fact(Trail.SIDE, side));
    }
    return bundle;
  }

  private static String side(StoredMessage message, UnitId unit) {
    boolean sends = message.senderUnit().equals(unit);
    // An answer goes the other way in its conversation.
    return sends != message.cover().goesBack() ? Trail.SENDER : Trail.RECIPIENT;
  }

  /** Both sides, for the auditor. */
  @Transactional
  public Optional<List<Hop>> whole(MessageId id, Actor auditor) {
    Optional<StoredMessage> found = messages.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ConversationId conversation = found.get().conversation();
    List<Hop> hops = new ArrayList<>();
    for (String one : log.trailsOf(conversation + "/")) {
      hops.addAll(read(one, false));
    }
    hops.sort(Comparator.comparing(Hop::at)); // stable: within a side the order of its counter
    trail.write(
        trail.of(LogEvent.TRAIL_READ, found.get(), auditor).fact(Trail.SIDE, Trail.AUDITOR));
    return Optional.of(List.copyOf(hops));
  }

  private List<Hop> read(String id, boolean ofItsSide) {
    List<Hop> hops = new ArrayList<>();
    for (TrailEntry entry : log.trail(id)) {
      @Nullable LogDetail detail = entry.detail();
      if (detail == null || (ofItsSide && detail.event() == LogEvent.TRAIL_READ)) {
        continue;
      }
      hops.add(
          new Hop(
              detail.time(),
              detail.event().name(),
              detail.actor().role(),
              detail.actor().id(),
              detail.unit(),
              detail.grounds(),
              detail.outcome(),
              detail.facts().get("code"),
              ofItsSide ? null : entry.index(),
              ofItsSide ? hops.size() : entry.counter()));
    }
    return hops;
  }
}
