package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.outbox.StandIns;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;

/**
 * Takes a step that the other side has taken, in the caller's transaction. The same again: once.
 */
public final class Stepped {
  private static final Logger LOG = LoggerFactory.getLogger(Stepped.class);

  private final InboxStore inbox;
  private final SentStore sent;
  private final StandIns standIns;
  private final LifeStore lives;
  private final MessageTypes types;
  private final ApplicationEventPublisher events;

  /**
   * @param inbox what was received
   * @param sent what was sent
   * @param standIns what is kept for one is not needed any more
   * @param lives where each stands
   * @param types what a sender is told
   * @param events tells of changes
   */
  public Stepped(
      InboxStore inbox,
      SentStore sent,
      StandIns standIns,
      LifeStore lives,
      MessageTypes types,
      ApplicationEventPublisher events) {
    this.inbox = inbox;
    this.sent = sent;
    this.standIns = standIns;
    this.lives = lives;
    this.types = types;
    this.events = events;
  }

  /**
   * Takes it.
   *
   * @throws RefusedException NOT_FOUND when it is not of the referral's other side
   */
  void take(Cover cover, MessageId referral, ReferralStep step) throws RefusedException {
    ToldStep said = cover.step() == null ? new ToldStep(step, null, null) : cover.step();
    if (cover.goesBack()) {
      told(cover, referral, said);
    } else {
      asked(cover, referral, said);
    }
  }

  /** Of what we sent: believed only from the unit that it was sent to. */
  private void told(Cover cover, MessageId referral, ToldStep step) throws RefusedException {
    SentStore.Known known = sent.known(referral);
    UnitId ours = cover.recipient().unit();
    if (known == null
        || !known.recipient().equals(cover.sender().unit())
        || !known.sender().equals(ours)) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    MessageType type = types.type(sent.row(referral).type());
    StepRule rule = type == null ? null : type.steps().get(step.step());
    if (rule == null || !rule.told()) {
      LOG.error("message {} is a step that a sender is never told of", cover.messageId());
      return;
    }
    if (lives.note(referral, ours, cover.messageId(), step)) {
      standIns.forget(referral);
      Standing now = lives.of(referral, ours);
      sent.change(referral, ours, status(now.state(), known.status()), null);
    }
  }

  /** How far it has come as its sender may know: of what follows a take-over only that it ended. */
  private static Status status(ReferralState state, Status before) {
    return switch (state) {
      case RECEIVED, CANCELLATION_ASKED -> before;
      case NEEDS_INFORMATION -> Status.NEEDS_INFORMATION;
      case ACCEPTED, SCHEDULED, NO_SHOW, APPOINTMENT_CANCELLED, INTERIM, ON_HOLD ->
          Status.TAKEN_OVER;
      case MISROUTED -> Status.WRONG_UNIT;
      case COMPLETED,
          DECLINED,
          CANCELLED,
          PERSON_DECLINED,
          CONSENT_WITHDRAWN,
          EXPIRED,
          ENTERED_IN_ERROR ->
          Status.CLOSED;
    };
  }

  /**
   * Of what we received: believed only from its sender. What is taken back and was never opened is
   * erased here; what was opened is the unit's, and is marked.
   */
  private void asked(Cover cover, MessageId referral, ToldStep step) throws RefusedException {
    Received received = inbox.find(referral);
    UnitId ours = cover.recipient().unit();
    if (received == null) {
      LOG.warn("a step of message {}, which has not come: the hub lets nobody open it", referral);
      return;
    }
    if (!received.unit().equals(ours) || !inbox.isFrom(received, cover.sender().unit())) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    mark(received, cover.messageId(), step);
  }

  private void mark(Received received, MessageId message, ToldStep step) {
    if (lives.note(received.message(), received.unit(), message, step)) {
      boolean unread =
          received.state() == InboxRow.State.NEW || received.state() == InboxRow.State.CLAIMED;
      if (step.step().takesBack() && unread && !received.erased()) {
        inbox.erase(received);
      }
      events.publishEvent(new SentChanged(received.unit()));
    }
  }

  /**
   * A step of the hub's own, such as the end of a consent, told to the side that this unit is.
   *
   * @param unit whose queue it came in
   * @param at when the hub took it: the same step at another time is another
   */
  void byHub(UnitId unit, MessageId referral, ToldStep step, Instant at) {
    MessageId told = told(referral, at);
    Received received = inbox.find(referral);
    SentStore.Known known = sent.known(referral);
    if (step.step().side() != Side.HUB) {
      LOG.error("the hub tells of {} of message {}, which is not its step", step.step(), referral);
    } else if (received != null && received.unit().equals(unit)) {
      mark(received, told, step);
    } else if (known != null && known.sender().equals(unit)) {
      if (lives.note(referral, unit, told, step)) {
        ours(referral, known, step);
      }
    } else {
      LOG.warn("the hub tells of a step of message {}, which is not here", referral);
    }
  }

  /** What stands for the message of a step that has none: the referral's id and the time. */
  private static MessageId told(MessageId referral, Instant at) {
    UUID id = referral.value();
    return new MessageId(
        new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ at.toEpochMilli()));
  }

  private void ours(MessageId referral, SentStore.Known known, ToldStep step) {
    if (step.step().closes()) {
      standIns.forget(referral);
      sent.change(referral, known.sender(), Status.CLOSED, null);
    } else {
      events.publishEvent(new SentChanged(known.sender()));
    }
  }
}
