package se.sluss.adapters.kit.outbox;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.id.OfficerId;

/**
 * A sealed message with what is kept of it.
 *
 * @param sealed what travels
 * @param eventId the event it came from; absent for an answer
 * @param officer who sent it
 * @param track what was sealed; absent for an answer
 * @param decision what the hub answered beforehand, if it was asked
 */
public record Outgoing(
    SealedTrack sealed,
    @Nullable String eventId,
    OfficerId officer,
    @Nullable Track track,
    @Nullable Why decision) {}
