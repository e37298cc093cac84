package se.sluss.adapters.kit.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.review.ReviewStore;
import se.sluss.adapters.kit.review.Waiting;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** Takes the hub's receipts, already verified. Each call is one transaction of the caller. */
public final class Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

  private final Outbox outbox;
  private final SentStore sent;
  private final SealAgain again;
  private final StandIns standIns;
  private final Answered answered;
  private final ReviewStore reviews;
  private final OwnCover reader;

  /** Reads the cover of a message of our own. */
  @FunctionalInterface
  public interface OwnCover {
    /** The cover that was signed. */
    Cover read(SealedMessage message) throws Json.MalformedException;
  }

  /** Told when the hub has refused an answer of ours, so that it counts as not given. */
  @FunctionalInterface
  public interface Answered {
    /** This step, or answer, to that message was refused; these would have been in turn. */
    void refused(MessageId question, MessageId step, SlCode code, SortedSet<ReferralStep> inTurn);
  }

  /**
   * @param outbox what waits
   * @param sent where senders see what became of it
   * @param again seals again
   * @param standIns keeps what may have to be sealed for one
   * @param answered told of refused answers
   * @param reviews where what a person must settle waits
   * @param reader reads what was sent
   */
  public Receipts(
      Outbox outbox,
      SentStore sent,
      SealAgain again,
      StandIns standIns,
      Answered answered,
      ReviewStore reviews,
      OwnCover reader) {
    this.outbox = outbox;
    this.sent = sent;
    this.again = again;
    this.standIns = standIns;
    this.answered = answered;
    this.reviews = reviews;
    this.reader = reader;
  }

  /**
   * Takes one receipt; one that was taken before, or is for other bytes, changes nothing.
   *
   * @param receipt what the hub says
   * @param signed how it said it, kept as proof
   */
  public void take(HubReceipt receipt, Bytes signed) throws Json.MalformedException {
    Outbox.Awaiting awaiting =
        outbox.awaiting(receipt.submission(), receipt.sender(), receipt.sha256());
    if (awaiting == null) {
      return;
    }
    List<Draft> drafts = awaiting.drafts();
    Map<MessageId, HubReceipt.Result> results = new HashMap<>();
    receipt.results().forEach(result -> results.put(result.message(), result));
    String whole = receipt.problem();
    if (whole != null) {
      String field = receipt.field();
      drafts.forEach(draft -> results.put(draft.message(), refused(draft.message(), whole, field)));
    }
    if (!drafts.stream().allMatch(draft -> results.containsKey(draft.message()))) {
      // What the hub does not name it has not accepted: it is sent again.
      LOG.error("a receipt for {} does not name every message", receipt.submission());
      return;
    }
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      HubReceipt.Result result = Objects.requireNonNull(results.get(draft.message()));
      sent.receipt(draft.message(), receipt.sender(), why(result), signed);
      if (!waits(draft, awaiting.messages().get(i), result)) {
        settle(receipt.sender(), draft, result);
      }
    }
    outbox.done(receipt.submission());
  }

  /** What the rules leave to a person waits here for a reviewer of our own. */
  private boolean waits(Draft draft, SealedMessage message, HubReceipt.Result result)
      throws Json.MalformedException {
    Track track = draft.track();
    HubReceipt.DecisionSummary decision = result.decision();
    if (track == null
        || decision == null
        || !SlCode.NEEDS_REVIEW.toString().equals(result.problem())
        || decision.obligations().contains(Waiting.CLASSIFY)) {
      return false;
    }
    Cover cover = reader.read(message);
    reviews.keep(new Waiting(draft.eventId(), draft.officer(), track, cover, message, decision));
    sent.change(
        draft.message(), cover.sender().unit(), Status.IN_REVIEW, SlCode.NEEDS_REVIEW.toString());
    return true;
  }

  private void settle(UnitId sender, Draft draft, HubReceipt.Result result) {
    SentStore.Known known = sent.known(draft.message());
    if (known == null) {
      throw new IllegalStateException("a draft without its row among what was sent");
    }
    if (result.verdict() == Verdict.ACCEPTED) {
      // The word that it arrived can overtake the receipt.
      if (known.status() == Status.WAITING) {
        sent.change(draft.message(), sender, Status.ACCEPTED, null);
      }
      standIns.accepted(sender, known.recipient(), draft);
      return;
    }
    if (sealAgain(sender, known.recipient(), draft, result)) {
      return;
    }
    String code = result.problem() == null ? SlCode.INTERNAL.toString() : result.problem();
    LOG.warn("message {} was refused: {} at {}", draft.message(), code, result.field());
    sent.change(draft.message(), sender, Status.REFUSED, code);
    MessageId question = known.answers();
    if (question != null) {
      answered.refused(
          question,
          draft.message(),
          SlCode.of(code),
          Objects.requireNonNullElseGet(result.inTurn(), TreeSet::new));
    }
  }

  /**
   * For a closed unit's successor, or afresh for the same unit when it was too old on arrival. What
   * was sealed afresh and is again too old is refused: then a clock is wrong, and sealing once more
   * would not help.
   */
  private boolean sealAgain(
      UnitId sender, UnitId recipient, Draft draft, HubReceipt.Result result) {
    UnitId to =
        SlCode.UNIT_CLOSED.toString().equals(result.problem())
            ? result.successor()
            : SlCode.STALE.toString().equals(result.problem())
                    && !sent.replacesAnother(draft.message())
                ? recipient
                : null;
    MessageId replacement = to == null ? null : again.seal(sender, to, draft);
    if (replacement == null) {
      return false;
    }
    sent.sealedAgain(
        draft.message(),
        sender,
        replacement,
        Status.SEALED_AGAIN,
        String.valueOf(result.problem()));
    return true;
  }

  private static HubReceipt.Result refused(
      MessageId message, String problem, @Nullable String field) {
    return new HubReceipt.Result(message, Verdict.REFUSED, problem, field, null, null);
  }

  private static @Nullable Why why(HubReceipt.Result result) {
    HubReceipt.DecisionSummary decision = result.decision();
    return decision == null
        ? null
        : new Why(
            decision.outcome(),
            new TreeSet<>(decision.grounds()),
            new TreeSet<>(decision.obligations()),
            decision.explanationSv(),
            decision.explanationEn());
  }
}
