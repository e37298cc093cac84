package se.sluss.adapters.kit.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.handover.HandoverStore.Kept;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.contracts.code.SpokenCode;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.HelplineOutcome.What;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** The hand-overs that our units have opened. */
public final class UnitHandovers implements Handovers {
  private static final String UNNAMED = "UNIDENTIFIED";

  private final HandoverStore store;
  private final CodeTries codes;
  private final Dispatches dispatches;
  private final Json json;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Transactions transactions;

  /** What it takes; see each. */
  public UnitHandovers(
      HandoverStore store,
      CodeTries codes,
      Dispatches dispatches,
      Json json,
      Clock clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.codes = codes;
    this.dispatches = dispatches;
    this.json = json;
    this.clock = clock;
    this.transaction = transaction;
    this.transactions = new Transactions(transaction);
  }

  @Override
  public Handover use(String typed, UnitId unit, Viewer viewer) throws RefusedException {
    if (!viewer.units().contains(unit)) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    SpokenCode code = codes.tried(typed, unit, viewer.officer());
    String hash = codes.hash(code, unit);
    return transactions.run(
        () -> {
          Kept used = store.use(unit, hash);
          if (used == null) {
            throw new RefusedException(SlCode.CODE_NOT_KNOWN);
          }
          return shown(used);
        });
  }

  @Override
  public @Nullable Handover of(MessageId message, UnitId unit, Viewer viewer) {
    Kept kept = viewer.units().contains(unit) ? store.of(unit, message) : null;
    return kept == null ? null : shown(kept);
  }

  @Override
  public void offer(MessageId message, UnitId unit, List<HelplineOffer.Time> times, Viewer viewer)
      throws RefusedException {
    Kept kept = known(message, unit, viewer);
    Instant now = clock.instant();
    boolean fit =
        times.size() <= MOST_TIMES
            && times.stream()
                .map(HelplineOffer.Time::at)
                .allMatch(
                    at ->
                        at.isAfter(now)
                            && !LocalDate.ofInstant(at, Ages.SWEDEN).isAfter(kept.diesOn()));
    if (!fit) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/times"));
    }
    send(kept, "offer-" + UUID.randomUUID(), OFFER, new HelplineOffer(kept.id(), times), viewer);
  }

  @Override
  public void tell(MessageId message, UnitId unit, boolean came, Viewer viewer)
      throws RefusedException {
    Kept kept = known(message, unit, viewer);
    if (!shown(kept).mayTell() || kept.used() != came) {
      throw new RefusedException(SlCode.OUTCOME_NOT_TOLD);
    }
    // The same key for both words: only the first goes, whatever stops in between.
    send(
        kept,
        "outcome-" + kept.id(),
        OUTCOME,
        new HelplineOutcome(came ? What.CAME : What.DID_NOT_COME),
        viewer);
    transaction.executeWithoutResult(_ -> store.told(kept));
  }

  private Kept known(MessageId message, UnitId unit, Viewer viewer) throws RefusedException {
    Kept kept = viewer.units().contains(unit) ? store.of(unit, message) : null;
    if (kept == null) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return kept;
  }

  private static Handover shown(Kept kept) {
    boolean mayTell = !kept.told() && kept.agreed().covers(OUTCOME_PURPOSE, OUTCOME_KINDS);
    return new Handover(kept.unit(), kept.message(), kept.used(), mayTell, kept.diesOn());
  }

  private void send(Kept kept, String key, TypeVersion type, Object says, Viewer viewer)
      throws RefusedException {
    sent(
        dispatches.submit(
            new Dispatch(
                key,
                null,
                viewer.officer(),
                type,
                UNNAMED,
                new TreeSet<>(),
                Urgency.ROUTINE,
                null,
                null,
                kept.agreed().helpline(),
                new TreeSet<>(),
                kept.agreed().ground(),
                Bytes.of(json.write(says))),
            kept.unit()));
  }

  /**
   * The message that went.
   *
   * @throws RefusedException why none did
   */
  public static MessageId sent(Outcome outcome) throws RefusedException {
    return switch (outcome) {
      case Outcome.Rejected(List<Fault> faults) -> throw new RefusedException(faults.getFirst());
      case Outcome.Settled(Result person, _) ->
          switch (person) {
            case Result.Sent sent -> sent.message();
            case Result.InReview review -> review.message();
            case Result.AskBack back -> throw new RefusedException(back.fault());
            case Result.CallNow call -> throw new RefusedException(call.fault());
            case Result.Refused refused -> throw new RefusedException(refused.fault());
            case Result.NothingSent _ -> throw new RefusedException(SlCode.DENIED);
          };
    };
  }
}
