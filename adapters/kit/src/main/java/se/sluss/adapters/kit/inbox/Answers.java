package se.sluss.adapters.kit.inbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
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
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Answer;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** A unit's answers to what it has received, and what becomes of the content then. */
public final class Answers {
  /**
   * After these the unit has no more use for the content here: it is in its own case, or not its.
   */
  private static final Set<AnswerCode> ERASING =
      EnumSet.of(AnswerCode.TAKEN_OVER, AnswerCode.WRONG_UNIT);

  private final InboxStore store;
  private final Handlers handlers;
  private final Openings openings;
  private final Unseal unseal;
  private final Outbox outbox;
  private final MessageSealer sealer;
  private final Units units;
  private final MessageTypes types;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  /** What answering needs; see each. */
  public Answers(
      InboxStore store,
      Handlers handlers,
      Openings openings,
      Unseal unseal,
      Outbox outbox,
      MessageSealer sealer,
      Units units,
      MessageTypes types,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.store = store;
    this.handlers = handlers;
    this.openings = openings;
    this.unseal = unseal;
    this.outbox = outbox;
    this.sealer = sealer;
    this.units = units;
    this.types = types;
    this.transactions = transactions;
    this.events = events;
  }

  /** As {@link Inbox#answer}. */
  MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    Attestation attested = code == AnswerCode.BOOKED ? attested(viewer, safety) : null;
    return transactions.run(
        () -> {
          Received received = handlers.claimed(message, viewer);
          // Once it is taken over nobody can open it, and a colleague may go on with the case.
          boolean known = received.erased() || openings.opened(message, viewer);
          if (!known || received.lastAnswer() == AnswerCode.WRONG_UNIT) {
            throw new RefusedException(SlCode.OUT_OF_TURN);
          }
          Cover cover = unseal.cover(store.sealed(received), received.unit());
          String purpose = answer(cover, code).purpose();
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
          if (ERASING.contains(code) && !received.erased()) {
            store.erase(received);
          }
          events.publishEvent(new SentChanged(received.unit()));
          return sealed.cover().messageId();
        });
  }

  private Answer answer(Cover asked, AnswerCode code) throws RefusedException {
    MessageType type = types.type(asked.type());
    Answer answer = type == null ? null : type.answers().get(code);
    if (answer == null) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/answer"));
    }
    return answer;
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
}
