package se.sluss.hub.server.rights;

import java.time.Instant;
import java.util.ArrayList;
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

  /** The messages and the log. */
  public Trails(MessageStore messages, LogReader log, Trail trail) {
    this.messages = messages;
    this.log = log;
    this.trail = trail;
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
   * @param index in the log's tree; absent while it is pending
   * @param counter for the auditor the trail's own, so that a gap shows; for a side its own order,
   *     so that the other side's hops leave no gap
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
    String side = message.senderUnit().equals(unit) ? "sender" : "recipient";
    List<Hop> hops = read(message, side);
    trail.write(trail.of(LogEvent.TRAIL_READ, message, reader).fact(Trail.SIDE, side));
    return Optional.of(hops);
  }

  /**
   * A unit's own side with proofs, by its conversation, to be verified without trusting the hub.
   * The other side's records are proved and counted in it, not shown.
   *
   * @return empty alike when there is no such conversation, when the unit is no part of it, and
   *     while the log has not covered it
   */
  @Transactional
  public Optional<TrailBundle> bundle(ConversationId conversation, UnitId unit, Actor reader) {
    Optional<StoredMessage> found =
        messages
            .firstOf(conversation)
            .filter(m -> m.senderUnit().equals(unit) || m.recipientUnit().equals(unit));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String side = found.get().senderUnit().equals(unit) ? "sender" : "recipient";
    Optional<TrailBundle> bundle =
        log.bundle(conversation.toString(), detail -> isShownTo(side, detail));
    trail.write(trail.of(LogEvent.TRAIL_READ, found.get(), reader).fact(Trail.SIDE, side));
    return bundle;
  }

  private static boolean isShownTo(String side, LogDetail detail) {
    @Nullable String only = detail.facts().get(Trail.SIDE);
    return detail.event() != LogEvent.TRAIL_READ && (only == null || only.equals(side));
  }

  /** Both sides, for the auditor. */
  @Transactional
  public Optional<List<Hop>> whole(MessageId id, Actor auditor) {
    Optional<StoredMessage> found = messages.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Hop> hops = read(found.get(), null);
    trail.write(trail.of(LogEvent.TRAIL_READ, found.get(), auditor).fact(Trail.SIDE, "auditor"));
    return Optional.of(hops);
  }

  private List<Hop> read(StoredMessage message, @Nullable String side) {
    List<Hop> hops = new ArrayList<>();
    for (TrailEntry entry : log.trail(message.conversation().toString())) {
      @Nullable LogDetail detail = entry.detail();
      if (detail == null) {
        continue;
      }
      if (side != null && !isShownTo(side, detail)) {
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
              entry.index(),
              side == null ? entry.counter() : hops.size()));
    }
    return hops;
  }
}
