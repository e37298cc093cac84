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
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
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
  private final Openings openings;
  private final Unseal unseal;
  private final Steps steps;
  private final Outbox outbox;
  private final MessageSealer sealer;
  private final Units units;
  private final MessageTypes types;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  /** What the inbox needs; see each. */
  public ClaimedInbox(
      InboxStore store,
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
    this.openings = openings;
    this.unseal = unseal;
    this.steps = steps;
    this.outbox = outbox;
    this.sealer = sealer;
    this.units = units;
    this.types = types;
    this.transaction = transaction;
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
    return store.list(own, viewer.namedHandler(), locked);
  }

  @Override
  public void claim(MessageId message, Viewer viewer) throws RefusedException {
    run(
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
    run(
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
    Received received = run(() -> claimed(message, viewer));
    if (received.erased()) {
      throw new RefusedException(SlCode.CONTENT_GONE);
    }
    // Outside any transaction: the hub may take its time, and no row is held meanwhile.
    Openings.Right right = openings.right(received, viewer);
    SealedMessage sealed = store.sealed(received);
    Opened opened;
    try {
      Cover cover = unseal.cover(sealed, received.unit());
      opened = new Opened(cover, unseal.open(cover, sealed), right.permit() == null);
    } catch (Unseal.Untrusted e) {
      refuse(received, e.code());
      throw new RefusedException(e.code());
    }
    // On record before it is shown.
    run(
        () -> {
          Received still = claimed(message, viewer);
          openings.record(still, viewer, right);
          store.opened(message);
          events.publishEvent(new SentChanged(still.unit()));
          return still;
        });
    return opened;
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
    return run(
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
    return new Attestation(safety.officer(), safety.at(), ticks);
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

  private Received visible(MessageId message, Viewer viewer) throws RefusedException {
    Received received = store.find(message);
    if (received == null || !received.visibleTo(viewer)) {
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

  /** Something that can be refused. */
  @FunctionalInterface
  private interface Refusable<T> {
    T run() throws RefusedException;
  }

  /** One transaction; a refusal undoes it. */
  private <T> T run(Refusable<T> work) throws RefusedException {
    record Done<T>(@Nullable T value, @Nullable RefusedException refused) {}
    Done<T> done =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  try {
                    return new Done<>(work.run(), null);
                  } catch (RefusedException e) {
                    status.setRollbackOnly();
                    return new Done<T>(null, e);
                  }
                }));
    RefusedException refused = done.refused();
    T value = done.value();
    if (refused != null || value == null) {
      throw refused == null ? new RefusedException(SlCode.INTERNAL) : refused;
    }
    return value;
  }
}
