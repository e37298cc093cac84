package se.sluss.adapters.kit.sent;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Why;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;

/**
 * How far one message has come, as its sender's system is told.
 *
 * @param eventId the sender's own key
 * @param message its id
 * @param type such as igor-wish/1
 * @param unit to whom
 * @param status WAITING, ACCEPTED, ARRIVED, TAKEN_OVER, WRONG_UNIT, NEEDS_INFORMATION, CLOSED,
 *     REFUSED or SEALED_AGAIN
 * @param changedAt when it last changed
 * @param code of a refusal, such as SL-4001
 * @param decision what the hub decided, and why
 * @param sealedAgainAs the message that replaced this one for the unit's successor
 * @param callNow for a duty that is with nobody, the telephone number to call now
 * @param referral where it stands as a referral, as far as its sender may know
 * @param lastStep the last step that was taken or told
 * @param reason of that step, as far as its sender may know
 * @param next where it goes on, as far as its sender may know
 * @param inTurn the steps that its sender can take now
 */
public record MessageState(
    String eventId,
    MessageId message,
    TypeVersion type,
    UnitId unit,
    SentRow.Status status,
    Instant changedAt,
    @Nullable String code,
    @Nullable Why decision,
    @Nullable MessageId sealedAgainAs,
    @Nullable String callNow,
    ReferralState referral,
    @Nullable ReferralStep lastStep,
    @Nullable Reason reason,
    @Nullable NextStep next,
    SortedSet<ReferralStep> inTurn) {
  /** A row as it is told. */
  public static MessageState of(SentRow row) {
    ToldStep last = row.referral().last();
    return new MessageState(
        row.eventId(),
        row.message(),
        row.type(),
        row.recipient(),
        row.status(),
        row.changedAt(),
        row.code(),
        row.decision(),
        row.sealedAgainAs(),
        row.callNow(),
        row.referral().state(),
        last == null ? null : last.step(),
        last == null ? null : last.reason(),
        last == null ? null : last.next(),
        row.inTurn());
  }
}
