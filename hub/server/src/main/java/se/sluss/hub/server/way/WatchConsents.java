package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.ConsentStore.Consent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.ReferralStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The clock of consents, on one node at a time. Before one ends, who recorded it and who has what
 * rests on it are told, so that the person can be asked again; when it ends, what nobody has opened
 * stops. All of it is in the database: a restart changes no end.
 */
@Component
public class WatchConsents {
  private static final int MOST = 200;

  private final ConsentStore consents;
  private final EndConsent ends;
  private final MessageStore messages;
  private final ReferralStore referrals;
  private final TellSenders tell;
  private final Trail trail;
  private final Lifetimes lifetimes;
  private final Clock clock;

  /** How long they hold, and where their end is noted and told. */
  public WatchConsents(
      ConsentStore consents,
      EndConsent ends,
      MessageStore messages,
      ReferralStore referrals,
      TellSenders tell,
      Trail trail,
      Lifetimes lifetimes,
      Clock clock) {
    this.consents = consents;
    this.ends = ends;
    this.messages = messages;
    this.referrals = referrals;
    this.tell = tell;
    this.trail = trail;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return the consents that have ended or soon do, or null when there were none
   */
  @Transactional
  public @Nullable List<ConsentId> look() {
    if (!consents.looksHere()) {
      return null;
    }
    Instant now = clock.instant();
    Replies replies = new Replies();
    List<ConsentId> seen = new ArrayList<>();
    for (Consent one : consents.over(now, MOST)) {
      ends.end(
          one.id(),
          new EndConsent.End(ReferralStep.CONSENT_ENDED, reason(one), true),
          replies,
          now);
      seen.add(one.id());
    }
    for (Consent one : consents.endingUntold(now.plus(lifetimes.consentEndTold()), MOST)) {
      for (MessageId id : consents.restingOn(one.id())) {
        endsSoon(messages.lock(id).orElseThrow(), reason(one), replies, now);
      }
      consents.endTold(one.id(), now);
      seen.add(one.id());
    }
    tell.tell(replies, now);
    return seen.isEmpty() ? null : seen;
  }

  private static Reason reason(Consent one) {
    return one.provisional() ? Reason.NOT_CONFIRMED : Reason.NOT_RENEWED;
  }

  /** Told to each side by what it knows: a sender that is not told shall not learn why. */
  private void endsSoon(StoredMessage message, Reason reason, Replies replies, Instant now) {
    if (message.state() == StoredMessage.State.REFUSED) {
      return;
    }
    boolean holder =
        message.takenAt() != null && message.life().allows(ReferralStep.CONSENT_ENDING);
    boolean sender = !message.life().told().ends();
    if (!holder && !sender) {
      return;
    }
    HubStatus told =
        HubStatus.stepped(
            message.id(),
            message.conversation(),
            now,
            new ToldStep(ReferralStep.CONSENT_ENDING, reason, null));
    LogDetail reminded =
        trail
            .of(LogEvent.REMINDED, message, Actor.hub("consent"))
            .outcome(ReferralStep.CONSENT_ENDING.name());
    if (holder) {
      replies.status(message.recipientUnit(), message.urgent(), told);
      StepRecord step =
          new StepRecord(message.id(), ReferralStep.CONSENT_ENDING, reason, null, null, null);
      Life life = message.life().after(step.step(), sender);
      referrals.step(message.id(), step, life, now);
    }
    if (sender) {
      replies.status(message.senderUnit(), message.urgent(), told);
    }
    trail.write(
        holder && sender
            ? reminded
            : reminded.fact(Trail.SIDE, holder ? Trail.RECIPIENT : Trail.SENDER));
  }
}
