package se.sluss.adapters.kit.sent;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ReferralStep;

/**
 * One message we sent.
 *
 * @param message its id
 * @param eventId the sender's key of the event it came from
 * @param sender our unit
 * @param officer who sent it
 * @param recipient to whom
 * @param type such as igor-wish/1
 * @param urgency the lane
 * @param sentAt when it was put in the outbox
 * @param status how far it has come
 * @param changedAt when the status last changed
 * @param code of a refusal, such as SL-4001
 * @param decision what the hub decided
 * @param sealedAgainAs the message that replaced this one, or that its unit's stand-in got beside
 *     it
 * @param callNow when it has not got through, the telephone number to call now
 * @param purpose of the message, a code
 * @param referral where it stands as a referral, as far as its sender may know
 * @param inTurn the steps that its sender can take now
 */
public record SentRow(
    MessageId message,
    String eventId,
    UnitId sender,
    OfficerId officer,
    UnitId recipient,
    TypeVersion type,
    Urgency urgency,
    Instant sentAt,
    Status status,
    Instant changedAt,
    @Nullable String code,
    @Nullable Why decision,
    @Nullable MessageId sealedAgainAs,
    @Nullable String callNow,
    String purpose,
    Standing referral,
    SortedSet<ReferralStep> inTurn) {

  /** The same, standing there. */
  SentRow standing(
      Status now, @Nullable String number, Standing where, SortedSet<ReferralStep> possible) {
    return new SentRow(
        message,
        eventId,
        sender,
        officer,
        recipient,
        type,
        urgency,
        sentAt,
        now,
        changedAt,
        code,
        decision,
        sealedAgainAs,
        number,
        purpose,
        where,
        possible);
  }

  /** How far a message has come, as its sender may know. */
  public enum Status {
    /** In our outbox; the hub has not yet signed for it. */
    WAITING,
    /** The hub has signed for it. */
    ACCEPTED,
    /** In the recipient's inbox. */
    ARRIVED,
    /** Not taken in hand in time: call. It still waits. */
    OVERDUE,
    /** The unit acts. */
    TAKEN_OVER,
    /** Not for that unit. */
    WRONG_UNIT,
    /** The unit cannot act before it knows more. */
    NEEDS_INFORMATION,
    /** It has ended, as far as its sender may know; the referral's state says how. */
    CLOSED,
    /** Refused by the hub or the recipient's adapter. */
    REFUSED,
    /** The rules leave it to a person: it waits for a reviewer of our own agency. */
    IN_REVIEW,
    /** Refused because the unit has closed or it came too late, and sealed again. */
    SEALED_AGAIN
  }
}
