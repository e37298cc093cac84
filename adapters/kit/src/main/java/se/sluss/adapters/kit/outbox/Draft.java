package se.sluss.adapters.kit.outbox;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;

/**
 * What it takes to seal a message again for the successor of a closed unit. Kept encrypted.
 *
 * @param message which
 * @param eventId the event it came from; absent for an answer
 * @param officer who sent it
 * @param track what was sealed; absent for an answer, which is not sealed again
 */
public record Draft(
    MessageId message, @Nullable String eventId, OfficerId officer, @Nullable Track track) {}
