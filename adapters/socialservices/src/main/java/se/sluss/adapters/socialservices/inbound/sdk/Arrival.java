package se.sluss.adapters.socialservices.inbound.sdk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * A message that came by SDK, in codes.
 *
 * @param message its id in SDK
 * @param transportId AS4's message id, or the message system's own, when it is told
 * @param unit whom it is from
 * @param referral the message of ours that it answers; absent when it answers none
 * @param state what became of it
 * @param code why it was refused, or why its step was not taken
 * @param field where
 * @param receivedAt when it was durable here
 */
public record Arrival(
    UUID message,
    @Nullable String transportId,
    UnitId unit,
    @Nullable MessageId referral,
    State state,
    @Nullable String code,
    @Nullable String field,
    Instant receivedAt) {
  /** What became of it. */
  public enum State {
    /** Durable, not yet looked at. */
    KEPT,
    /** It was a step, and is taken. */
    TAKEN,
    /** A text, or a step that cannot be taken: for people. */
    FOR_PEOPLE,
    /** People have registered it; its content is gone. */
    REGISTERED,
    /** Not taken; it is left with the message system. */
    REFUSED
  }
}
