package se.sluss.adapters.kit.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubApi.BrokenGlass;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Answer;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Evidence.Step;
import se.sluss.contracts.wire.SealedMessage;

/** The inbox: claim, permit, open, answer, in that order. */
public final class ClaimedInbox implements Inbox {
  private final InboxStore store;
  private final BrokenGlasses glass;
  private final Openings openings;
  private final Unseal unseal;
  private final Steps steps;
  private final Outbox outbox;
  private final MessageSealer sealer;
  private final Units units;
  private final MessageTypes types;
  private final TransactionTemplate transaction;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  /** What the inbox needs; see each. */
  public ClaimedInbox(
      InboxStore store,
      BrokenGlasses glass,
      Openings openings,
      Unseal unseal,
      Steps steps,
      Outbox outbox,
      MessageSealer sealer,
      Units units,
      MessageTypes types,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.store = store;
    this.glass = glass;
    this.openings = openings;
    this.unseal = unseal;
    this.steps = steps;
    this.outbox = outbox;
    this.sealer = sealer;
    this.units = units;
    this.types = types;
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
    open.removeIf(unit -> !viewer.namedHandler() && glass.open(unit, viewer) == null);
    return store.list(own, open, locked);
  }

  @Override
  public void claim(MessageId message, Viewer viewer) throws RefusedException {
    transactions.run(
        () -> {
          Received received = visible(message, viewer);
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
          Received received = visible(message, viewer);
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
    Received received = transactions.run(() -> claimed(message, viewer));
    if (received.erased()) {
      throw new RefusedException(SlCode.CONTENT_GONE);
    }
    // Outside any transaction: the hub may take its time, and no row is held meanwhile.
    SealedMessage sealed = store.sealed(received);
    SortedSet<String> reserved = reserved(received, sealed, viewer);
    Openings.Right right = openings.right(received, viewer, reserved, broken(received, viewer));
    Opened opened;
    try {
      Cover cover = unseal.cover(sealed, received.unit());
      opened =
          new Opened(
              cover, unseal.open(cover, sealed), right.permit() == null, store.labels(received));
    } catch (Unseal.Untrusted e) {
      refuse(received, e.code());
      throw new RefusedException(e.code());
    }
    // On record before it is shown.
    transactions.run(
        () -> {
          Received still = claimed(message, viewer);
          openings.record(still, viewer, right);
          store.opened(message);
          events.publishEvent(new SentChanged(still.unit()));
          return still;
        });
    return opened;
  }

  /** The reservations, all acknowledged by the viewer; an unacknowledged one stops here. */
  private SortedSet<String> reserved(Received received, SealedMessage sealed, Viewer viewer)
      throws RefusedException {
    try {
      SortedSet<String> codes = unseal.cover(sealed, received.unit()).reservations();
      if (!codes.isEmpty() && !store.hasAcknowledged(received.message(), viewer.officer())) {
        throw new RefusedException(SlCode.RESERVATION_NOT_ACKNOWLEDGED);
      }
      return codes;
    } catch (Unseal.Untrusted e) {
      refuse(received, e.code());
      throw new RefusedException(e.code());
    }
  }

  @Override
  public SortedSet<String> reservations(MessageId message, Viewer viewer) throws RefusedException {
    return transactions.run(() -> cover(claimed(message, viewer)).reservations());
  }

  @Override
  public void acknowledge(MessageId message, Viewer viewer, SortedSet<String> codes)
      throws RefusedException {
    transactions.run(
        () -> {
          Received received = claimed(message, viewer);
          if (!codes.equals(cover(received).reservations())) {
            throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/reservations"));
          }
          store.acknowledged(message, viewer.officer());
          return received;
        });
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
  public MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    Attestation attested = code == AnswerCode.BOOKED ? attested(viewer, safety) : null;
    return transactions.run(
        () -> {
          Received received = claimed(message, viewer);
          // Once it is taken over nobody can open it, and a colleague may go on with the case.
          boolean known = received.erased() || openings.opened(message, viewer);
          if (!known || received.lastAnswer() == AnswerCode.WRONG_UNIT) {
            throw new RefusedException(SlCode.OUT_OF_TURN);
          }
          Cover cover = cover(received);
          MessageType type = type(cover.type());
          Answer answer = type == null ? null : type.answers().get(code);
          if (answer == null) {
            throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/answer"));
          }
          String purpose = answer.purpose();
          SealedTrack sealed =
              sealer.answer(
                  cover,
                  code,
                  purpose == null ? cover.purpose() : purpose,
                  units.keys(received.unit()),
                  attested);
          outbox.keep(
              received.unit(), List.of(new Outgoing(sealed, null, viewer.officer(), null, null)));
          store.answered(message, code);
          if (code == AnswerCode.TAKEN_OVER && !received.erased()) {
            store.erase(received);
          }
          events.publishEvent(new SentChanged(received.unit()));
          return sealed.cover().messageId();
        });
  }

  /**
   * Software asks only whether a responsible officer has recorded it; never whether it is right.
   */
  private static Attestation attested(Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    if (safety == null
        || !viewer.responsible()
        || !safety.officer().equals(viewer.officer())
        || safety.ticks().isEmpty()) {
      throw new RefusedException(new Fault(SlCode.SAFETY_NOT_ASSESSED, "/safety"));
    }
    SortedSet<String> ticks = new TreeSet<>(safety.ticks());
    ticks.add("SAFETY-" + safety.how());
    return new Attestation(safety.officer(), AttesterRole.RESPONSIBLE_OFFICER, safety.at(), ticks);
  }

  private Cover cover(Received received) throws RefusedException {
    try {
      return unseal.cover(store.sealed(received), received.unit());
    } catch (Unseal.Untrusted e) {
      throw new RefusedException(e.code());
    }
  }

  private @Nullable MessageType type(TypeVersion name) {
    return types.type(name);
  }

  private boolean visible(Received received, Viewer viewer) {
    return received.visibleTo(viewer)
        || (viewer.units().contains(received.unit())
            && glass.open(received.unit(), viewer) != null);
  }

  private @Nullable BrokenGlass broken(Received received, Viewer viewer) {
    return received.protectedIdentity() && !viewer.namedHandler()
        ? glass.open(received.unit(), viewer)
        : null;
  }

  private Received visible(MessageId message, Viewer viewer) throws RefusedException {
    Received received = store.find(message);
    if (received == null || !visible(received, viewer)) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return received;
  }

  private Received claimed(MessageId message, Viewer viewer) throws RefusedException {
    Received received = visible(message, viewer);
    if (!received.claimedBy(viewer) || received.state() == State.REFUSED) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    return received;
  }
}
