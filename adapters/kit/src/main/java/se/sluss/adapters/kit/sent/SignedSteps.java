package se.sluss.adapters.kit.sent;

import java.time.Clock;
import java.util.List;
import se.sluss.adapters.kit.Fault;
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
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.types.StepRule;

/** Signs a sender's step and keeps it in the outbox, in one transaction. */
public final class SignedSteps implements SentSteps {
  private final SentStore sent;
  private final LifeStore lives;
  private final Steppable steppable;
  private final MessageSealer sealer;
  private final Outbox outbox;
  private final Units units;
  private final Clock clock;
  private final Transactions transactions;

  /** What stepping needs; see each. */
  public SignedSteps(
      SentStore sent,
      LifeStore lives,
      Steppable steppable,
      MessageSealer sealer,
      Outbox outbox,
      Units units,
      Clock clock,
      Transactions transactions) {
    this.sent = sent;
    this.lives = lives;
    this.steppable = steppable;
    this.sealer = sealer;
    this.outbox = outbox;
    this.units = units;
    this.clock = clock;
    this.transactions = transactions;
  }

  @Override
  public MessageId step(MessageId message, StepGiven given, Viewer viewer) throws RefusedException {
    return transactions.run(
        () -> {
          SentStore.Known known = sent.known(message);
          if (known == null || !viewer.units().contains(known.sender())) {
            throw new RefusedException(SlCode.NOT_FOUND);
          }
          SentRow row = sent.row(message);
          if (!row.inTurn().contains(given.step())) {
            throw new RefusedException(
                given.step().side() == Side.SENDER
                    ? new Fault(SlCode.OUT_OF_TURN, "/step")
                    : new Fault(SlCode.WRONG_VALUE, "/step"));
          }
          StepRule rule =
              steppable.rule(row.type(), row.referral(), given.step(), Side.SENDER, true);
          StepRecord record = withSafety(given).record(message, viewer, clock.instant());
          SealedTrack sealed = seal(row, record, rule);
          outbox.keep(
              row.sender(), List.of(new Outgoing(sealed, null, viewer.officer(), null, null)));
          lives.note(
              message,
              row.sender(),
              sealed.cover().messageId(),
              new ToldStep(record.step(), record.reason(), record.next()));
          sent.change(message, row.sender(), known.status(), row.code());
          return sealed.cover().messageId();
        });
  }

  /** To assess safety is not the sender's task, and it need not be asked about it. */
  private static StepGiven withSafety(StepGiven given) {
    return given.step().closes() && given.safety() == null
        ? new StepGiven(
            given.step(),
            given.reason(),
            given.next(),
            new Safety.NotAssessed(
                given.step() == ReferralStep.ENTER_IN_ERROR
                    ? WhyNotAssessed.SENT_IN_ERROR
                    : WhyNotAssessed.NOT_THE_SENDERS),
            null)
        : given;
  }

  private SealedTrack seal(SentRow row, StepRecord record, StepRule rule) throws RefusedException {
    Party to = party(row.recipient());
    ConversationId conversation = sent.conversation(row.message());
    Party from = party(row.sender());
    return sealer.step(
        (id, now) ->
            Cover.ofStep(
                id, conversation, row.message(), from, to, row.purpose(), now, rule.tell(record)),
        record,
        units.keys(row.sender()));
  }

  private Party party(UnitId id) throws RefusedException {
    Unit unit = units.unit(id);
    if (unit == null || !unit.accepts().contains(Cover.STEP)) {
      throw new RefusedException(SlCode.NO_COMMON_VERSION);
    }
    return new Party(unit.agency(), unit.id());
  }
}
