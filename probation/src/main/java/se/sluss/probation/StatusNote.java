package se.sluss.probation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ToldStep;

/**
 * How far an item has come, as its sender may know.
 *
 * @param item the agency's own id
 * @param message as which it was sent
 * @param at when it changed
 * @param status of the message, a code
 * @param referral where it stands
 * @param last the last step told; absent before the first
 * @param followedBy the message that took its place
 * @param refused why it was stopped
 */
public record StatusNote(
    UUID item,
    MessageId message,
    Instant at,
    String status,
    ReferralState referral,
    @Nullable ToldStep last,
    @Nullable MessageId followedBy,
    @Nullable SlCode refused) {}
