package se.sluss.hub.server.way;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.NewRows.NewDecision;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * What was decided when a message came is decided again when it goes, with the rules, the directory
 * and the consents of that day. Each answer is on record before anything is released.
 */
@Component
public class DecideAgain {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final MessageStore store;
  private final ConsentStore consents;
  private final EventStore events;
  private final SubmissionStore submissions;
  private final Directory directory;
  private final MessageTypes types;
  private final Judge judge;
  private final Handling handling;
  private final Trail trail;
  private final TellSenders tell;

  /** The facts of the day, and where the answers are recorded and told. */
  public DecideAgain(
      MessageStore store,
      ConsentStore consents,
      EventStore events,
      SubmissionStore submissions,
      Directory directory,
      MessageTypes types,
      Judge judge,
      Handling handling,
      Trail trail,
      TellSenders tell) {
    this.store = store;
    this.consents = consents;
    this.events = events;
    this.submissions = submissions;
    this.directory = directory;
    this.types = types;
    this.judge = judge;
    this.handling = handling;
    this.trail = trail;
    this.tell = tell;
  }

  /** Locks these messages' rows until the caller's transaction ends. */
  Waiting lock(List<MessageId> ids, Instant now) {
    return new Waiting(ids, now);
  }

  /** The messages of a batch, with their rows locked, and what is decided of them now. */
  final class Waiting {
    private final Instant now;
    private final Map<MessageId, StoredMessage> messages;
    private final Map<MessageId, SealedMessage> sealed;
    private final Set<MessageId> withoutConsent;
    private final Set<MessageId> held;
    private final List<NewDecision> decisions = new ArrayList<>();
    private final List<MessageId> released = new ArrayList<>();
    private final Replies replies = new Replies();
    private final Map<MessageId, SortedSet<String>> labels = new HashMap<>();

    private Waiting(List<MessageId> ids, Instant now) {
      this.now = now;
      messages = store.lock(ids);
      sealed = store.sealed(ids);
      withoutConsent = consents.without(ids, now);
      held = events.held(ids);
    }

    /** The marks that follow a message, by today's decision; none for an answer. */
    SortedSet<String> labels(MessageId id) {
      return labels.getOrDefault(id, new TreeSet<>());
    }

    SealedMessage sealed(MessageId id) {
      return Objects.requireNonNull(sealed.get(id));
    }

    /** Decides with today's facts; a no at release is a refusal that the sender is told. */
    boolean mayGo(MessageId id) {
      if (held.contains(id)) {
        return false; // it is queued again when its hold is lifted
      }
      StoredMessage message = Objects.requireNonNull(messages.get(id));
      @Nullable SlCode stop = message.cover().takes() == null ? stop(message) : null;
      if (stop == null) {
        if (message.takenAt() == null) {
          released.add(id);
        }
        trail.write(trail.of(LogEvent.RELEASED, message, Actor.hub("release")));
        return true;
      }
      store.setRefused(id, now);
      trail.write(
          trail
              .of(LogEvent.STOPPED, message, Actor.hub("release"))
              .fact("code", stop.toString())
              .fact(Trail.SIDE, Trail.SENDER));
      replies.status(
          message.senderUnit(),
          true,
          new HubStatus(
              id, message.conversation(), HubStatus.Status.REFUSED, stop.toString(), null, now));
      return false;
    }

    private @Nullable SlCode stop(StoredMessage message) {
      @Nullable Unit sender = directory.unit(message.senderUnit());
      @Nullable Unit recipient = directory.unit(message.recipientUnit());
      @Nullable MessageType type = types.type(message.cover().type());
      if (sender == null || recipient == null || type == null) {
        return SlCode.UNKNOWN_UNIT;
      }
      if (!message.duty() && withoutConsent.contains(message.id())) {
        return SlCode.DENIED;
      }
      if (!recipient.validOn(LocalDate.ofInstant(now, SWEDEN))) {
        return SlCode.UNIT_CLOSED;
      }
      Judge.Judgement judgement = judge.judge(message.cover(), type, sender, recipient);
      @Nullable DecisionSummary decision = judgement.decision();
      if (decision != null) {
        decisions.add(new NewDecision(message.id(), decision));
        trail.decidedAgain(message, decision);
        SortedSet<String> marks = new TreeSet<>(handling.labels());
        marks.retainAll(decision.obligations());
        labels.put(message.id(), marks);
      }
      return judgement.stop();
    }

    /** Puts on record what was decided, and tells the senders of what stopped. */
    void record() {
      submissions.insertDecisions("RELEASE", decisions, now);
      store.setReleased(released);
      tell.tell(replies, now);
    }
  }
}
