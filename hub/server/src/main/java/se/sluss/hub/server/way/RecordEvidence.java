package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.StoredMessage.State;

/**
 * Step 4 for evidence: what recipients say of messages: taken, delivered, refused. A step told
 * twice counts once; a step told by a unit that is not the recipient is not believed.
 */
@Component
public class RecordEvidence {
  private final MessageStore messages;
  private final Outbox outbox;
  private final VictimFirst first;
  private final Trail trail;

  /** What is needed to change state. */
  public RecordEvidence(MessageStore messages, Outbox outbox, VictimFirst first, Trail trail) {
    this.messages = messages;
    this.outbox = outbox;
    this.first = first;
    this.trail = trail;
  }

  /** Which messages' rows it needs locked. */
  Set<MessageId> locks(Believed.Report report) {
    List<MessageId> told = report.evidence().items().stream().map(Evidence.Item::message).toList();
    Set<MessageId> rows = new HashSet<>(told);
    rows.addAll(first.locks(told));
    return rows;
  }

  /** Records, in the caller's transaction, and gathers what senders are to be told. */
  void record(List<Believed.Report> batch, Locked locked, Replies replies, Instant now) {
    List<MessageId> settled = new ArrayList<>();
    List<MessageId> taken = new ArrayList<>();
    for (Believed.Report report : batch) {
      for (Evidence.Item item : report.evidence().items()) {
        Optional<StoredMessage> found =
            locked.find(item.message()).filter(m -> m.recipientUnit().equals(report.unit().id()));
        if (found.isEmpty()) {
          continue;
        }
        StoredMessage message = found.get();
        settled.add(message.id());
        if (message.takenAt() != null || message.state() == State.REFUSED) {
          continue;
        }
        switch (item.step()) {
          case TAKEN, DELIVERED -> {
            taken.add(message.id());
            locked.changed(message.taken(now));
            take(report.unit(), item.step(), message, replies, now);
          }
          case REFUSED -> {
            messages.setRefused(message.id(), now);
            locked.changed(message.refused());
            refuse(report.unit(), item, message, replies, now);
          }
        }
      }
    }
    outbox.removeDeliveries(settled);
    messages.setTaken(taken, now);
    first.after(settled, now);
  }

  private void take(
      Unit unit, Evidence.Step step, StoredMessage message, Replies replies, Instant now) {
    LogEvent event = step == Evidence.Step.TAKEN ? LogEvent.TAKEN : LogEvent.DELIVERED;
    trail.write(trail.of(event, message, actor(unit)).at(unit.agency().value(), unit.id().value()));
    tell(message, HubStatus.Status.ARRIVED, null, replies, now);
  }

  private void refuse(
      Unit unit, Evidence.Item item, StoredMessage message, Replies replies, Instant now) {
    String code = knownCode(item.code());
    trail.write(
        trail
            .of(LogEvent.STOPPED, message, actor(unit))
            .at(unit.agency().value(), unit.id().value())
            .fact("code", code));
    tell(message, HubStatus.Status.REFUSED, code, replies, now);
  }

  private static Actor actor(Unit unit) {
    return new Actor("unit", unit.id().value());
  }

  private static void tell(
      StoredMessage message,
      HubStatus.Status status,
      @Nullable String code,
      Replies replies,
      Instant now) {
    if (message.cover().takes() == null) { // nobody waits for the arrival of a step
      replies.status(
          message.senderUnit(),
          message.urgent(),
          new HubStatus(message.id(), message.conversation(), status, code, null, now));
    }
  }

  private static String knownCode(@Nullable String code) {
    for (SlCode known : SlCode.values()) {
      if (known.toString().equals(code)) {
        return known.toString();
      }
    }
    return SlCode.INTERNAL.toString();
  }
}
