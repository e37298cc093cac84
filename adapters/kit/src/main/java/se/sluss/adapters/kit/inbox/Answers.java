package se.sluss.adapters.kit.inbox;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.referral.Steppable;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.StepRule;

/**
 * The steps of a receiving unit in the life of what it has received, and what becomes of the
 * content then: once it is taken over or closed the unit has no more use for it here.
 */
public final class Answers {
  private final InboxStore store;
  private final Handlers handlers;
  private final Openings openings;
  private final Unseal unseal;
  private final Outbox outbox;
  private final MessageSealer sealer;
  private final Units units;
  private final LifeStore lives;
  private final Steppable steppable;
  private final Clock clock;
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
      LifeStore lives,
      Steppable steppable,
      Clock clock,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.store = store;
    this.handlers = handlers;
    this.openings = openings;
    this.unseal = unseal;
    this.outbox = outbox;
    this.sealer = sealer;
    this.units = units;
    this.lives = lives;
    this.steppable = steppable;
    this.clock = clock;
    this.transactions = transactions;
    this.events = events;
  }

  /** As {@link Inbox#step}. */
  MessageId step(MessageId message, StepGiven given, Viewer viewer) throws RefusedException {
    return transactions.run(
        () -> {
          Received received = inHand(message, viewer, given.step());
          Cover cover = unseal.cover(store.sealed(received), received.unit());
          StepRule rule = rule(received, cover, given.step());
          StepRecord record = given.record(message, viewer, clock.instant());
          AnswerCode older = older(cover.sender().unit(), given.step(), rule);
          UnitKeys keys = units.keys(received.unit());
          SealedTrack sealed =
              older == null
                  ? sealer.step(
                      (id, now) ->
                          Cover.ofStep(id, cover, purpose(rule, cover), now, rule.tell(record)),
                      record,
                      keys)
                  : sealer.answer(cover, older, purpose(rule, cover), keys, record.attested());
          return take(received, viewer, sealed, record);
        });
  }

  /** As {@link Inbox#answer}. */
  MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException {
    Attestation attested = code == AnswerCode.BOOKED ? StepGiven.attested(viewer, safety) : null;
    return transactions.run(
        () -> {
          StepRecord record = StepRecord.ofOlder(message, code, attested);
          Received received = inHand(message, viewer, record.step());
          Cover cover = unseal.cover(store.sealed(received), received.unit());
          StepRule rule = rule(received, cover, record.step());
          UnitKeys keys = units.keys(received.unit());
          return take(
              received,
              viewer,
              sealer.answer(cover, code, purpose(rule, cover), keys, attested),
              record);
        });
  }

  /** Once it is taken over nobody can open it, and a colleague may go on with the case. */
  private Received inHand(MessageId message, Viewer viewer, ReferralStep step)
      throws RefusedException {
    Received received = handlers.claimed(message, viewer);
    // What its sender wants cancelled need not be read first.
    if (!received.erased()
        && step != ReferralStep.CONFIRM_CANCELLATION
        && !openings.opened(message, viewer)) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    return received;
  }

  private StepRule rule(Received received, Cover cover, ReferralStep step) throws RefusedException {
    return steppable.rule(
        cover.type(),
        lives.of(received.message(), received.unit()),
        step,
        Side.RECIPIENT,
        received.consentBased());
  }

  private static String purpose(StepRule rule, Cover cover) {
    String purpose = rule.purpose();
    return purpose == null ? cover.purpose() : purpose;
  }

  /** For a sender that knows the older kind alone, the answer that says the same. */
  private @Nullable AnswerCode older(UnitId sender, ReferralStep step, StepRule rule) {
    Unit unit = units.unit(sender);
    return rule.told() && unit != null && !unit.accepts().contains(Cover.STEP)
        ? step.older()
        : null;
  }

  private MessageId take(Received received, Viewer viewer, SealedTrack sealed, StepRecord record) {
    MessageId id = sealed.cover().messageId();
    outbox.keep(received.unit(), List.of(new Outgoing(sealed, null, viewer.officer(), null, null)));
    lives.note(
        received.message(),
        received.unit(),
        id,
        new ToldStep(record.step(), record.reason(), record.next()));
    store.answered(received.message());
    if ((record.step() == ReferralStep.TAKE_OVER || record.step().closes()) && !received.erased()) {
      store.erase(received);
    }
    events.publishEvent(new SentChanged(received.unit()));
    return id;
  }
}
