package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OverdueStore;
import se.sluss.hub.server.state.OverdueStore.Step;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The clock of what must go without delay (O-GENAST): what has not been taken, or opened, in time
 * is told to its sender, who calls; and told again when it is over. Nothing is withdrawn, nothing
 * expires.
 */
@Component
public class TellOverdue {
  private final OverdueStore overdue;
  private final MessageStore messages;
  private final TellSenders tell;
  private final Trail trail;
  private final Handling handling;
  private final Clock clock;

  /** The deadlines, and where what is late is noted and told. */
  public TellOverdue(
      OverdueStore overdue,
      MessageStore messages,
      TellSenders tell,
      Trail trail,
      Handling handling,
      Clock clock) {
    this.overdue = overdue;
    this.messages = messages;
    this.tell = tell;
    this.trail = trail;
    this.handling = handling;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return what was told, or null when there was nothing to tell
   */
  @Transactional
  public @Nullable List<MessageId> look() {
    if (!overdue.mine()) {
      return null;
    }
    Instant now = clock.instant();
    List<MessageId> told = new ArrayList<>();
    Replies replies = new Replies();
    for (Handling.Deadline deadline : handling.deadlines()) {
      late(deadline, Step.TAKEN, deadline.taken(), now, told, replies);
      late(deadline, Step.OPENED, deadline.opened(), now, told, replies);
    }
    for (MessageId id : overdue.over(now)) {
      StoredMessage message = messages.lock(id).orElseThrow();
      boolean arrived =
          message.state() != StoredMessage.State.REFUSED
              && message.takenAt() != null
              && !overdue.isLate(id);
      if (arrived) {
        replies.status(
            message.senderUnit(), true, status(message, HubStatus.Status.ARRIVED, null, now));
        told.add(id);
      }
    }
    tell.tell(replies, now);
    return told.isEmpty() ? null : told;
  }

  private void late(
      Handling.Deadline deadline,
      Step step,
      Duration within,
      Instant now,
      List<MessageId> told,
      Replies replies) {
    boolean urgent = deadline.urgency() == Urgency.URGENT;
    for (MessageId id : overdue.late(deadline.type(), urgent, step, now.minus(within))) {
      StoredMessage message = messages.lock(id).orElseThrow();
      boolean done = step == Step.TAKEN ? message.takenAt() != null : message.openedAt() != null;
      if (done || !overdue.note(id, step, now)) {
        continue;
      }
      trail.write(
          trail
              .of(LogEvent.ESCALATED, message, Actor.hub("deadline"))
              .fact("step", step.name())
              .fact("code", SlCode.OVERDUE.toString())
              .fact(Trail.SIDE, Trail.SENDER));
      replies.status(
          message.senderUnit(),
          true,
          status(message, HubStatus.Status.OVERDUE, SlCode.OVERDUE.toString(), now));
      told.add(id);
    }
  }

  private static HubStatus status(
      StoredMessage message, HubStatus.Status status, @Nullable String code, Instant now) {
    return new HubStatus(message.id(), message.conversation(), status, code, now);
  }
}
