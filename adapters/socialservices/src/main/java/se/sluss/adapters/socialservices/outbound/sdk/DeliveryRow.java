package se.sluss.adapters.socialservices.outbound.sdk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * A delivery as people see it, in codes.
 *
 * @param referral the message in our inbox
 * @param unit whose
 * @param step whether it tells of a step in the referral
 * @param sdkMessage its id in SDK
 * @param transportId AS4's message id, or the message system's own, when it is told
 * @param state how far
 * @param code why it did not go
 * @param handedAt when the transport took it
 * @param settledAt when it was receipted, or failed
 */
public record DeliveryRow(
    MessageId referral,
    UnitId unit,
    boolean step,
    UUID sdkMessage,
    @Nullable String transportId,
    Delivery.State state,
    @Nullable String code,
    @Nullable Instant handedAt,
    @Nullable Instant settledAt) {}
