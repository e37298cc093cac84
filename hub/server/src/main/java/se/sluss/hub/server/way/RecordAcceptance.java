package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.rules.ActiveRules;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.MessageStore.Known;
import se.sluss.hub.server.state.NewRows;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * Step 4 for submissions: messages, decisions, leaves, deliveries and receipts.
 *
 * <p>The same submission again, byte for byte, gets the receipt it has; another under the same id
 * is refused and alarms.
 */
@Component
public class RecordAcceptance {
  private final SubmissionStore submissions;
  private final MessageStore messages;
  private final ConsentStore consents;
  private final Outbox outbox;
  private final Trail trail;
  private final ActiveRules rules;
  private final TakeStep steps;
  private final TakeContactStep contact;
  private final JoinEvent events;
  private final Misses misses;
  private final EndConsent ends;

  /** Where all of it is recorded, and the rules that must still be in force then. */
  public RecordAcceptance(
      SubmissionStore submissions,
      MessageStore messages,
      ConsentStore consents,
      Outbox outbox,
      Trail trail,
      ActiveRules rules,
      TakeStep steps,
      TakeContactStep contact,
      JoinEvent events,
      Misses misses,
      EndConsent ends) {
    this.submissions = submissions;
    this.messages = messages;
    this.consents = consents;
    this.outbox = outbox;
    this.trail = trail;
    this.rules = rules;
    this.steps = steps;
    this.contact = contact;
    this.events = events;
    this.misses = misses;
    this.ends = ends;
  }

  /** Which messages' rows it needs locked. */
  Set<MessageId> locks(Judged judged) {
    Set<MessageId> rows = new HashSet<>();
    for (Judged.One one : judged.messages()) {
      if (one instanceof Judged.Goes goes) {
        rows.addAll(events.locks(goes));
      }
      @Nullable MessageId asked = one.cover().inReplyTo();
      @Nullable ReferralStep step = one.cover().takes();
      if (asked != null) {
        rows.add(asked);
        if (step != null) {
          rows.addAll(contact.locks(asked, step));
        }
        if (step != null && step.withdrawsConsent()) {
          rows.addAll(consents.alongside(asked));
        }
      }
    }
    return rows;
  }

  /** Records, in the caller's transaction, and gathers the receipts. */
  void record(List<Judged> batch, Locked locked, Replies replies, Instant now) {
    if (batch.isEmpty()) {
      return;
    }
    batch.stream()
        .flatMap(judged -> judged.messages().stream())
        .map(Judged.One::decision)
        .filter(Objects::nonNull)
        .map(DecisionSummary::ruleset)
        .distinct()
        .forEach(rules::hold);
    Batch all = new Batch(batch, locked, replies, now);
    for (Judged judged : batch) {
      SubmissionStore.Answered before = all.answered.get(key(judged));
      replies.receipt(
          before != null || urgent(judged),
          before == null ? all.take(judged) : repeat(judged, before, now));
    }
    Set<MessageId> waiting = all.joined.settle(now);
    all.rows.deliveries().removeIf(delivery -> waiting.contains(delivery.message()));
    submissions.insert(all.rows.submissions(), now);
    messages.insert(all.rows.messages(), now);
    submissions.insertDecisions("ACCEPTANCE", all.rows.decisions(), now);
    outbox.deliver(all.rows.deliveries(), now);
  }

  private HubReceipt repeat(Judged judged, SubmissionStore.Answered before, Instant now) {
    if (before.sha256().equals(judged.sha256())) {
      return before.receipt();
    }
    Cover first = judged.messages().getFirst().cover();
    trail.write(
        trail
            .of(LogEvent.CONFLICTING_REPEAT, first)
            .at(judged.sender().agency().value(), judged.sender().id().value()));
    return HubReceipt.refused(
        judged.submission().id(),
        judged.sender().id(),
        judged.sha256(),
        now,
        SlCode.SAME_ID_OTHER_CONTENT,
        null);
  }

  private static SubmissionStore.Key key(Judged judged) {
    return new SubmissionStore.Key(judged.sender().id(), judged.submission().id());
  }

  private static boolean urgent(Judged judged) {
    return judged.messages().stream().anyMatch(m -> m.cover().urgency() == Urgency.URGENT);
  }

  /** What is known before a batch, and what it adds to that. */
  private final class Batch {
    private final Locked locked;
    private final Replies replies;
    private final Instant now;
    private final Map<SubmissionStore.Key, SubmissionStore.Answered> answered;
    private final Map<MessageId, Known> known;
    private final ConsentClaims claims;
    private final JoinEvent.Batch joined;
    private final NewRows rows = new NewRows();

    Batch(List<Judged> batch, Locked locked, Replies replies, Instant now) {
      this.locked = locked;
      this.replies = replies;
      this.now = now;
      answered =
          new HashMap<>(submissions.find(batch.stream().map(RecordAcceptance::key).toList()));
      known =
          new HashMap<>(
              messages.known(
                  batch.stream()
                      .flatMap(judged -> judged.messages().stream())
                      .map(one -> one.cover().messageId())
                      .toList()));
      joined = events.batch(batch);
      claims =
          new ConsentClaims(
              consents,
              batch.stream()
                  .flatMap(judged -> judged.messages().stream())
                  .map(Judged.One::cover)
                  .toList());
    }

    HubReceipt take(Judged judged) {
      List<Result> results = new ArrayList<>();
      for (Judged.One one : judged.messages()) {
        results.add(
            switch (one) {
              case Judged.Goes goes -> go(judged, goes);
              case Judged.Kept kept -> keep(kept);
              case Judged.Stays stays -> stay(stays);
            });
      }
      HubReceipt receipt =
          new HubReceipt(
              judged.submission().id(),
              judged.sender().id(),
              judged.sha256(),
              now,
              null,
              null,
              results);
      SubmissionStore.Answered answer = new SubmissionStore.Answered(judged.sha256(), receipt);
      answered.put(key(judged), answer);
      rows.submissions().add(answer);
      return receipt;
    }

    private Result go(Judged judged, Judged.Goes goes) {
      Cover cover = goes.cover();
      String hash = goes.message().cover().sha256();
      @Nullable Known before = known.get(cover.messageId());
      if (before != null && !before.sender().equals(cover.sender().unit())) {
        return refuse(cover, SlCode.REPLAYED_ELSEWHERE);
      }
      if (before != null && !before.coverHash().equals(hash)) {
        return refuse(cover, SlCode.SAME_ID_OTHER_CONTENT);
      }
      if (before == null && !claims.hold(cover)) {
        return stay(new Judged.Stays(cover, SlCode.CONSENT_MISMATCH, "/ground/record", null, null));
      }
      if (before == null) {
        Judged.@Nullable Stays strange = events.refuses(goes);
        if (strange != null) {
          return stay(strange);
        }
        boolean unheard = goes.step() != null && steps.isOfTheUnheard(goes.step(), asked(cover));
        @Nullable Result outOfTurn = goes.step() == null ? null : advance(cover, goes.step(), true);
        if (outOfTurn != null) {
          return outOfTurn;
        }
        known.put(cover.messageId(), new Known(cover.sender().unit(), hash));
        accept(judged, goes);
        boolean waits =
            goes.step() == null && joined.join(judged.submission().id(), goes, replies, now);
        if (!unheard && !waits) {
          rows.delivery(cover);
        }
      }
      return new Result(cover.messageId(), Verdict.ACCEPTED, null, null, null, goes.decision());
    }

    private void accept(Judged judged, Judged.Goes goes) {
      Cover cover = goes.cover();
      boolean named =
          cover.parts().stream().anyMatch(p -> p.flags().contains("PROTECTED_REGISTRATION"));
      rows.message(judged.submission().id(), goes.message(), cover, named);
      rows.decision(cover.messageId(), goes.decision());
      trail.accepted(cover, goes.decision());
    }

    private Result keep(Judged.Kept kept) {
      Cover cover = kept.cover();
      @Nullable Result outOfTurn = advance(cover, kept.step(), false);
      if (outOfTurn != null) {
        return outOfTurn;
      }
      trail.kept(cover, kept.decision());
      rows.decision(cover.messageId(), kept.decision());
      return new Result(cover.messageId(), Verdict.ACCEPTED, null, null, null, kept.decision());
    }

    /**
     * Takes a step under the lock of the referral's row, if it is in turn: of two at once, one.
     *
     * @return the refusal when it is not
     */
    private @Nullable Result advance(Cover cover, StepRecord step, boolean told) {
      StoredMessage referral = asked(cover);
      if (misses.mustWait(cover.sender().unit(), step.step(), now)) {
        return stay(new Judged.Stays(cover, SlCode.BUSY, null, null, null));
      }
      if (!referral.life().allows(step.step())) {
        return outOfTurn(cover, referral, step.step().side());
      }
      Judged.@Nullable Stays stopped = contact.refuses(referral, cover, step);
      if (stopped != null) {
        return stay(stopped);
      }
      locked.changed(steps.take(referral, cover, step, told, now));
      contact.follow(referral, step, replies, now);
      if (step.step().withdrawsConsent()) {
        ends.withReferral(referral, step, locked, replies, now);
      }
      return null;
    }

    private StoredMessage asked(Cover cover) {
      return locked.find(Objects.requireNonNull(cover.inReplyTo())).orElseThrow();
    }

    /** Who asks is told what would be in turn; an older adapter does not know the field. */
    private Result outOfTurn(Cover cover, StoredMessage referral, Side side) {
      Result refused = stay(new Judged.Stays(cover, SlCode.OUT_OF_TURN, "/step", null, null));
      return cover.step() == null
          ? refused
          : new Result(
              refused.message(),
              refused.verdict(),
              refused.problem(),
              refused.field(),
              null,
              null,
              steps.inTurn(referral, side));
    }

    private Result refuse(Cover cover, SlCode code) {
      return stay(new Judged.Stays(cover, code, "/messageId", null, null));
    }

    private Result stay(Judged.Stays asked) {
      Judged.Stays stays = misses.told(asked, now);
      Cover cover = stays.cover();
      trail.stopped(cover, stays.code(), stays.decision());
      if (stays.decision() != null) {
        rows.decision(cover.messageId(), stays.decision());
      }
      return new Result(
          cover.messageId(),
          Verdict.REFUSED,
          stays.code().toString(),
          stays.field(),
          stays.successor(),
          stays.decision());
    }
  }
}
