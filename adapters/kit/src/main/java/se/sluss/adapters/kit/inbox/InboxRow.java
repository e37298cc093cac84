package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.ReferralStep;

/**
 * One message as the list shows it: codes only.
 *
 * @param message its id
 * @param unit whose inbox
 * @param sender who sent it
 * @param type such as igor-wish/1
 * @param urgency the lane
 * @param receivedAt when it was in this inbox
 * @param answerBy when the type's clock has run out
 * @param state how far it has come
 * @param claimedBy who has it in hand
 * @param referral where it stands
 * @param inTurn the steps that the unit can take now
 * @param protectedIdentity named handlers only
 * @param erased whether it was taken over, so that its content is no longer here
 * @param bookingLock whether a time may be booked only after a safety assessment
 * @param reminded whether the hub has reminded of it, and it is not yet answered
 * @param followUp which follow-up is to be made now; null for none
 */
public record InboxRow(
    MessageId message,
    UnitId unit,
    UnitId sender,
    TypeVersion type,
    Urgency urgency,
    Instant receivedAt,
    Instant answerBy,
    State state,
    @Nullable OfficerId claimedBy,
    Standing referral,
    SortedSet<ReferralStep> inTurn,
    boolean protectedIdentity,
    boolean erased,
    boolean bookingLock,
    boolean reminded,
    @Nullable FollowUp followUp) {

  /** The same, standing there. */
  InboxRow standing(Standing now, SortedSet<ReferralStep> possible, @Nullable FollowUp due) {
    return new InboxRow(
        message,
        unit,
        sender,
        type,
        urgency,
        receivedAt,
        answerBy,
        state,
        claimedBy,
        now,
        possible,
        protectedIdentity,
        erased,
        bookingLock,
        reminded,
        due);
  }

  /** How far a message has come. */
  public enum State {
    NEW,
    CLAIMED,
    OPENED,
    ANSWERED,
    /** Its seal or content is not to be trusted; the sender is told. */
    REFUSED
  }
}
