package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.ReferralStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * What follows when a consent no longer stands, in one transaction and with the rows locked that an
 * opening locks: what rests on it alone and is not opened stops, wherever it is, and who has it is
 * told. A duty never rests on a consent, so it stands; so does what is opened, marked.
 */
@Component
public class EndConsent {
  private final ConsentStore consents;
  private final MessageStore messages;
  private final ReferralStore referrals;
  private final Outbox outbox;
  private final TellSenders tell;
  private final Trail trail;
  private final Clock clock;

  /** Where all of it is recorded and told. */
  public EndConsent(
      ConsentStore consents,
      MessageStore messages,
      ReferralStore referrals,
      Outbox outbox,
      TellSenders tell,
      Trail trail,
      Clock clock) {
    this.consents = consents;
    this.messages = messages;
    this.referrals = referrals;
    this.outbox = outbox;
    this.tell = tell;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * How it ends.
   *
   * @param step the hub's, for each referral that rests on it
   * @param reason of that step
   * @param senderKnows whether the unit that recorded it may know; it may not of what the person
   *     has told another unit
   */
  public record End(ReferralStep step, Reason reason, boolean senderKnows) {
    /** What the consent is from then on. */
    public ConsentStore.State state() {
      return switch (step) {
        case CONSENT_TAKEN_BACK -> ConsentStore.State.WITHDRAWN;
        case CONSENT_IN_ERROR -> ConsentStore.State.IN_ERROR;
        case CONSENT_ENDED -> ConsentStore.State.ENDED;
        default -> throw new IllegalArgumentException("no end of a consent");
      };
    }
  }

  /**
   * Ends it now, in the caller's transaction.
   *
   * @return when, or null when it had ended before
   */
  public @Nullable Instant end(ConsentId consent, End end) {
    Instant now = clock.instant();
    Replies replies = new Replies();
    boolean ended = end(consent, end, replies, now);
    tell.tell(replies, now);
    return ended ? now : null;
  }

  boolean end(ConsentId consent, End end, Replies replies, Instant now) {
    Locked locked = new Locked(messages.lock(consents.restingOn(consent)));
    return end(consent, end, locked, replies, now);
  }

  /** A step of one referral takes back what others may rest on too. Their rows must be locked. */
  void withReferral(
      StoredMessage referral, StepRecord step, Locked locked, Replies replies, Instant now) {
    if (referral.cover().ground() instanceof Ground.Consent(ConsentRecord record, var _)) {
      Reason reason = Objects.requireNonNullElse(step.reason(), Reason.TOLD_US);
      boolean bySender = step.step().side() == Side.SENDER;
      End end = new End(ReferralStep.CONSENT_TAKEN_BACK, reason, bySender);
      end(record.id(), end, locked, replies, now);
    }
  }

  private boolean end(ConsentId consent, End end, Locked locked, Replies replies, Instant now) {
    if (!consents.end(consent, end.state(), now)) {
      return false;
    }
    for (MessageId id : consents.restingOn(consent)) {
      // What has come after the rows were locked is stopped at its release.
      locked
          .find(id)
          .filter(message -> endsWith(message, end))
          .ifPresent(message -> locked.changed(stop(message, end, replies, now)));
    }
    return true;
  }

  /** When its time is over, a unit that has opened has long been in touch with the person. */
  private static boolean endsWith(StoredMessage message, End end) {
    return message.state() != StoredMessage.State.REFUSED
        && message.life().allows(end.step())
        && (message.openedAt() == null || end.step() != ReferralStep.CONSENT_ENDED);
  }

  private StoredMessage stop(StoredMessage message, End end, Replies replies, Instant now) {
    boolean opened = message.openedAt() != null;
    boolean heard = message.state() != StoredMessage.State.ACCEPTED;
    Life life = message.life().after(end.step(), end.senderKnows());
    referrals.step(message.id(), record(message, end, opened), life, now);
    LogDetail closed =
        trail.of(LogEvent.CLOSED, message, Actor.hub("consent")).outcome(end.step().name());
    trail.write(
        !end.senderKnows()
            ? closed.fact(Trail.SIDE, Trail.RECIPIENT)
            : heard ? closed : closed.fact(Trail.SIDE, Trail.SENDER));
    HubStatus told =
        HubStatus.stepped(
            message.id(),
            message.conversation(),
            now,
            new ToldStep(end.step(), end.reason(), null));
    // In the message's own lane, so that it comes after it.
    if (heard) {
      replies.status(message.recipientUnit(), message.urgent(), told);
    }
    if (end.senderKnows()) {
      replies.status(message.senderUnit(), message.urgent(), told);
    }
    if (opened) {
      return message.in(life);
    }
    messages.setRefused(message.id(), now);
    outbox.removeDeliveries(List.of(message.id()));
    return message.in(life).refused();
  }

  private static StepRecord record(StoredMessage message, End end, boolean opened) {
    WhyNotAssessed why =
        !opened
            ? WhyNotAssessed.NO_CONTACT
            : end.step() == ReferralStep.CONSENT_IN_ERROR
                ? WhyNotAssessed.SENT_IN_ERROR
                : WhyNotAssessed.NOT_THE_SENDERS;
    return new StepRecord(
        message.id(), end.step(), end.reason(), null, new Safety.NotAssessed(why), null);
  }
}
