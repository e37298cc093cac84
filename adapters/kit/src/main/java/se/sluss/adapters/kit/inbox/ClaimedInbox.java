package se.sluss.adapters.kit.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Evidence.Step;
import se.sluss.contracts.wire.SealedMessage;

/** The inbox: claim, permit, open, answer, in that order. */
public final class ClaimedInbox implements Inbox {
  private final InboxStore store;
  private final Handlers handlers;
  private final Openings openings;
  private final Unseal unseal;
  private final Answers answers;
  private final Steps steps;
  private final MessageTypes types;
  private final HandoverStore handovers;
  private final TransactionTemplate transaction;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  /** What the inbox needs; see each. */
  public ClaimedInbox(
      InboxStore store,
      Handlers handlers,
      Openings openings,
      Unseal unseal,
      Answers answers,
      Steps steps,
      MessageTypes types,
      HandoverStore handovers,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.store = store;
    this.handlers = handlers;
    this.openings = openings;
    this.unseal = unseal;
    this.answers = answers;
    this.steps = steps;
    this.types = types;
    this.handovers = handovers;
    this.transaction = transaction;
    this.transactions = new Transactions(transaction);
    this.events = events;
  }

  @Override
  public List<InboxRow> list(Set<UnitId> wanted, Viewer viewer) {
    Set<UnitId> own = new HashSet<>(wanted);
    own.retainAll(viewer.units());
    Set<TypeVersion> locked =
        types.known().stream()
            .filter(name -> Objects.requireNonNull(types.type(name)).bookingLock())
            .collect(Collectors.toSet());
    Set<UnitId> open = new HashSet<>(own);
    open.removeIf(unit -> !handlers.seesAll(unit, viewer));
    return store.list(own, open, locked);
  }

  @Override
  public void claim(MessageId message, Viewer viewer) throws RefusedException {
    transactions.run(
        () -> {
          Received received = handlers.visible(message, viewer);
          if (received.claimedBy() != null && !received.claimedBy(viewer)) {
            throw new RefusedException(SlCode.OUT_OF_TURN);
          }
          store.claimed(received, viewer.officer());
          events.publishEvent(new SentChanged(received.unit()));
          return received;
        });
  }

  @Override
  public void release(MessageId message, Viewer viewer) throws RefusedException {
    transactions.run(
        () -> {
          Received received = handlers.visible(message, viewer);
          if (!received.claimedBy(viewer) && !viewer.responsible()) {
            throw new RefusedException(SlCode.OUT_OF_TURN);
          }
          store.claimed(received, null);
          events.publishEvent(new SentChanged(received.unit()));
          return received;
        });
  }

  @Override
  public Opened open(MessageId message, Viewer viewer) throws RefusedException {
    Received received = transactions.run(() -> handlers.claimed(message, viewer));
    if (received.erased()) {
      throw new RefusedException(SlCode.CONTENT_GONE);
    }
    // Outside any transaction: the hub may take its time, and no row is held meanwhile.
    SealedMessage sealed = store.sealed(received);
    SortedSet<String> reserved = reserved(received, sealed, viewer);
    Openings.Right right =
        openings.right(received, viewer, reserved, handlers.broken(received, viewer));
    Opened opened;
    try {
      Cover cover = unseal.cover(sealed, received.unit());
      opened =
          new Opened(
              cover, unseal.open(cover, sealed), right.permit() == null, store.labels(received));
    } catch (RefusedException e) {
      refuse(received, e.fault().code());
      throw e;
    }
    // On record before it is shown.
    transactions.run(
        () -> {
          Received still = handlers.claimed(message, viewer);
          openings.record(still, viewer, right);
          store.opened(message);
          handovers.keep(opened);
          events.publishEvent(new SentChanged(still.unit()));
          return still;
        });
    return opened;
  }

  /** The reservations, all acknowledged by the viewer; an unacknowledged one stops here. */
  private SortedSet<String> reserved(Received received, SealedMessage sealed, Viewer viewer)
      throws RefusedException {
    SortedSet<String> codes;
    try {
      codes = unseal.cover(sealed, received.unit()).reservations();
    } catch (RefusedException e) {
      refuse(received, e.fault().code());
      throw e;
    }
    if (!codes.isEmpty() && !store.hasAcknowledged(received.message(), viewer.officer())) {
      throw new RefusedException(SlCode.RESERVATION_NOT_ACKNOWLEDGED);
    }
    return codes;
  }

  @Override
  public SortedSet<String> reservations(MessageId message, Viewer viewer) throws RefusedException {
    return transactions.run(() -> made(handlers.claimed(message, viewer)));
  }

  @Override
  public void acknowledge(MessageId message, Viewer viewer, SortedSet<String> codes)
      throws RefusedException {
    transactions.run(
        () -> {
          Received received = handlers.claimed(message, viewer);
          if (!codes.equals(made(received))) {
            throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/reservations"));
          }
          store.acknowledged(message, viewer.officer());
          return received;
        });
  }

  /** The reservations that the sender has made. */
  private SortedSet<String> made(Received received) throws RefusedException {
    return unseal.cover(store.sealed(received), received.unit()).reservations();
  }

  private void refuse(Received received, SlCode code) {
    transaction.executeWithoutResult(
        _ -> {
          store.state(received.message(), State.REFUSED);
          steps.note(received.unit(), received.message(), Step.REFUSED, code);
          events.publishEvent(new SentChanged(received.unit()));
        });
  }

  @Override
  public MessageId step(MessageId message, StepGiven step, Viewer viewer) throws RefusedException {
    return answers.step(message, step, viewer);
  }

  @Override
  public MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    return answers.answer(message, code, viewer, safety);
  }
}
