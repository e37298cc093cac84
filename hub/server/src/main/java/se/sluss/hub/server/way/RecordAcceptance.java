package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * Step 4: everything that follows from a submission, in one transaction: messages, decisions,
 * leaves, deliveries and the signed receipt. When it commits, what was accepted is never lost.
 *
 * <p>The same submission again, byte for byte, gets the receipt it has; another under the same id
 * is refused and alarms.
 */
@Component
public class RecordAcceptance {
  private final SubmissionStore submissions;
  private final MessageStore messages;
  private final Outbox outbox;
  private final Trail trail;
  private final Signer hub;
  private final Json json;
  private final Clock clock;

  /** Where all of it is recorded, and the hub's own signature. */
  public RecordAcceptance(
      SubmissionStore submissions,
      MessageStore messages,
      Outbox outbox,
      Trail trail,
      Signer hub,
      Json json,
      Clock clock) {
    this.submissions = submissions;
    this.messages = messages;
    this.outbox = outbox;
    this.trail = trail;
    this.hub = hub;
    this.json = json;
    this.clock = clock;
  }

  /** Records and queues the receipt. */
  @Transactional
  public void record(Judged judged) {
    Instant now = clock.instant();
    UnitId sender = judged.sender().id();
    SubmissionId id = judged.submission().id();
    Optional<SubmissionStore.Answered> before = submissions.find(sender, id);
    if (before.isPresent()) {
      repeat(judged, before.get(), now);
      return;
    }
    List<Result> results = new ArrayList<>();
    for (Judged.One one : judged.messages()) {
      results.add(
          switch (one) {
            case Judged.Goes goes -> go(id, goes, now);
            case Judged.Kept kept -> keep(kept, now);
            case Judged.Stays stays -> stay(stays, now);
          });
    }
    Bytes receipt =
        hub.sign(json.write(new HubReceipt(id, sender, judged.sha256(), now, null, results)));
    if (!submissions.insert(sender, id, judged.sha256(), receipt, now)) {
      throw new IllegalStateException("another node answers this submission; delivered again");
    }
    outbox.tell(sender, urgent(judged), new Downlink.Acknowledge(receipt), now);
  }

  private void repeat(Judged judged, SubmissionStore.Answered before, Instant now) {
    UnitId sender = judged.sender().id();
    MessageId first = judged.messages().getFirst().cover().messageId();
    if (before.sha256().equals(judged.sha256())) {
      outbox.tell(sender, true, new Downlink.Acknowledge(before.receipt()), now);
      return;
    }
    trail.write(
        trail
            .of(LogEvent.CONFLICTING_REPEAT, judged.messages().getFirst().cover())
            .at(judged.sender().agency().value(), sender.value())
            .message(first.toString()));
    HubReceipt refusal =
        new HubReceipt(
            judged.submission().id(),
            sender,
            judged.sha256(),
            now,
            SlCode.SAME_ID_OTHER_CONTENT.toString(),
            List.of());
    outbox.tell(sender, true, new Downlink.Acknowledge(hub.sign(json.write(refusal))), now);
  }

  private Result go(SubmissionId submission, Judged.Goes goes, Instant now) {
    Cover cover = goes.cover();
    Optional<String> hash = messages.coverHash(cover.messageId());
    if (hash.isPresent()) {
      boolean same = hash.get().equals(goes.message().cover().sha256());
      return same
          ? new Result(cover.messageId(), Verdict.ACCEPTED, null, null, null, goes.decision())
          : stay(
              new Judged.Stays(cover, SlCode.SAME_ID_OTHER_CONTENT, "/messageId", null, null), now);
    }
    boolean named =
        cover.parts().stream().anyMatch(p -> p.flags().contains("PROTECTED_REGISTRATION"));
    messages.insert(submission, goes.message(), cover, named, now);
    submissions.insertDecision(cover.messageId().value(), "ACCEPTANCE", now, goes.decision());
    trail.accepted(cover, goes.decision());
    if (cover.answer() != null) {
      answer(cover, now);
    }
    outbox.deliver(
        cover.recipient().unit(), cover.urgency() == Urgency.URGENT, cover.messageId(), now);
    return new Result(cover.messageId(), Verdict.ACCEPTED, null, null, null, goes.decision());
  }

  private Result keep(Judged.Kept kept, Instant now) {
    Cover cover = kept.cover();
    answer(cover, now);
    trail.kept(cover, kept.decision());
    submissions.insertDecision(cover.messageId().value(), "ACCEPTANCE", now, kept.decision());
    return new Result(cover.messageId(), Verdict.ACCEPTED, null, null, null, kept.decision());
  }

  private void answer(Cover cover, Instant now) {
    AnswerCode code = Objects.requireNonNull(cover.answer());
    StoredMessage asked = messages.lock(Objects.requireNonNull(cover.inReplyTo())).orElseThrow();
    messages.setAnswer(asked.id(), code);
    trail.answered(asked, cover, code);
  }

  private Result stay(Judged.Stays stays, Instant now) {
    Cover cover = stays.cover();
    trail.stopped(cover, stays.code(), stays.decision());
    if (stays.decision() != null) {
      submissions.insertDecision(cover.messageId().value(), "ACCEPTANCE", now, stays.decision());
    }
    return new Result(
        cover.messageId(),
        Verdict.REFUSED,
        stays.code().toString(),
        stays.field(),
        stays.successor(),
        stays.decision());
  }

  private static boolean urgent(Judged judged) {
    return judged.messages().stream().anyMatch(m -> m.cover().urgency() == Urgency.URGENT);
  }
}
