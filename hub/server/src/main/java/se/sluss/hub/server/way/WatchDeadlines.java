package se.sluss.hub.server.way;

import static se.sluss.contracts.types.Deadlines.Step.ANSWERED;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.OfficeHours;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Deadlines.Deadline;
import se.sluss.contracts.types.Deadlines.Step;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OverdueStore;
import se.sluss.hub.server.state.OverdueStore.Span;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The clock of what has been accepted. What a unit has not done in time it is reminded of; what it
 * then has not done is sealed for its stand-in, shown to the operator on call, and told to the
 * sender, who calls; and told again when it is over. Nothing is withdrawn, nothing is given up. All
 * of it is in the database: a restart changes no deadline.
 */
@Component
public class WatchDeadlines {
  private static final Logger LOG = LoggerFactory.getLogger(WatchDeadlines.class);
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final OverdueStore overdue;
  private final MessageStore messages;
  private final TellSenders tell;
  private final Trail trail;
  private final Deadlines deadlines;
  private final MessageTypes types;
  private final Directory directory;
  private final Clock clock;

  /** The deadlines, and where what is late is noted and told. */
  public WatchDeadlines(
      OverdueStore overdue,
      MessageStore messages,
      TellSenders tell,
      Trail trail,
      Deadlines deadlines,
      MessageTypes types,
      Directory directory,
      Clock clock) {
    this.overdue = overdue;
    this.messages = messages;
    this.tell = tell;
    this.trail = trail;
    this.deadlines = deadlines;
    this.types = types;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return whom something was told about, or null when there was nothing to tell
   */
  @Transactional
  public @Nullable List<MessageId> look() {
    if (!overdue.mine()) {
      return null;
    }
    Look look = new Look(clock.instant());
    for (Deadline deadline : deadlines.deadlines()) {
      Optional.ofNullable(types.type(deadline.type())).ifPresent(type -> look.at(deadline, type));
    }
    look.over();
    tell.tell(look.replies, look.now);
    return look.told.isEmpty() ? null : look.told;
  }

  /** Units that are open at the same times; null hours: always. */
  private Map<@Nullable OfficeHours, List<UnitId>> byHours(MessageType type) {
    Map<@Nullable OfficeHours, List<UnitId>> units = new HashMap<>();
    for (Unit unit : directory.units()) {
      if (type.to() != null && type.goesTo(unit.function())) {
        units.computeIfAbsent(unit.hours(), _ -> new ArrayList<>()).add(unit.id());
      }
    }
    return units;
  }

  /** One look, in one transaction. */
  private final class Look {
    private final Instant now;
    private final List<MessageId> told = new ArrayList<>();
    private final Replies replies = new Replies();

    Look(Instant now) {
      this.now = now;
    }

    void at(Deadline deadline, MessageType type) {
      boolean urgent = deadline.urgency() == Urgency.URGENT;
      byHours(type)
          .forEach(
              (hours, units) -> {
                for (Step step : Step.values()) {
                  Span span = new Span(deadline.type(), urgent, units, step);
                  Instant failed = deadline.failedBefore(step, hours, now);
                  overdue.failed(span, failed).forEach(id -> fail(id, step, type));
                  @Nullable Instant reminded = deadline.remindedBefore(step, hours, now);
                  if (reminded != null) {
                    overdue.toRemind(span, reminded).forEach(id -> remind(id, step));
                  }
                }
              });
    }

    private void remind(MessageId id, Step step) {
      StoredMessage message = messages.lock(id).orElseThrow();
      if (reached(message, step) || !overdue.noteReminder(id, step, now)) {
        return;
      }
      trail.write(
          trail
              .of(LogEvent.REMINDED, message, Actor.hub("deadline"))
              .fact("step", step.name())
              .fact(Trail.SIDE, Trail.RECIPIENT));
      replies.status(
          message.recipientUnit(),
          message.urgent(),
          status(message, HubStatus.Status.REMINDER, null, null));
      told.add(id);
    }

    private void fail(MessageId id, Step step, MessageType type) {
      StoredMessage message = messages.lock(id).orElseThrow();
      @Nullable UnitId standIn = step == ANSWERED ? null : standIn(message, type);
      if (reached(message, step) || !overdue.note(id, step, now, standIn)) {
        return;
      }
      LOG.error(
          "{} {} is not {} in time by {}",
          SlCode.OVERDUE,
          message.cover().type(),
          step,
          message.recipientUnit());
      escalated(message, step, standIn);
      replies.status(
          message.senderUnit(),
          true,
          status(message, HubStatus.Status.OVERDUE, SlCode.OVERDUE.toString(), standIn));
      told.add(id);
    }

    private void escalated(StoredMessage message, Step step, @Nullable UnitId standIn) {
      trail.write(
          trail
              .of(LogEvent.ESCALATED, message, Actor.hub("deadline"))
              .fact("step", step.name())
              .fact("code", SlCode.OVERDUE.toString())
              .fact(Trail.SIDE, Trail.SENDER));
      if (standIn != null) {
        trail.write(
            trail
                .of(LogEvent.RESEAL_REQUESTED, message, Actor.hub("deadline"))
                .fact("unit", standIn.value())
                .fact(Trail.SIDE, Trail.SENDER));
      }
    }

    /** Asked for once; a unit that has opened a message is not stood in for. */
    private @Nullable UnitId standIn(StoredMessage message, MessageType type) {
      @Nullable UnitFunction function = type.standIn();
      @Nullable Unit recipient = directory.unit(message.recipientUnit());
      if (function == null
          || recipient == null
          || message.openedAt() != null
          || overdue.standInAsked(message.id())) {
        return null;
      }
      @Nullable Unit unit =
          directory.standIn(recipient, function, LocalDate.ofInstant(now, SWEDEN));
      return unit == null ? null : unit.id();
    }

    /** The sender who was told to call is told when it need not any more. */
    void over() {
      for (MessageId id : overdue.over(now)) {
        StoredMessage message = messages.lock(id).orElseThrow();
        boolean arrived =
            message.state() != StoredMessage.State.REFUSED
                && message.takenAt() != null
                && !overdue.isLate(id);
        if (arrived) {
          replies.status(
              message.senderUnit(), true, status(message, HubStatus.Status.ARRIVED, null, null));
          told.add(id);
        }
      }
    }

    private HubStatus status(
        StoredMessage message,
        HubStatus.Status status,
        @Nullable String code,
        @Nullable UnitId standIn) {
      return new HubStatus(message.id(), message.conversation(), status, code, standIn, now);
    }
  }

  /** Looked at again under the row's lock: it may just have come. */
  private static boolean reached(StoredMessage message, Step step) {
    return message.state() == StoredMessage.State.REFUSED
        || message.life().state() != ReferralState.RECEIVED
        || switch (step) {
          case RELAYED -> message.state() != StoredMessage.State.ACCEPTED;
          case TAKEN -> message.takenAt() != null || message.openedAt() != null;
          case OPENED -> message.openedAt() != null;
          case ANSWERED -> false;
        };
  }
}
