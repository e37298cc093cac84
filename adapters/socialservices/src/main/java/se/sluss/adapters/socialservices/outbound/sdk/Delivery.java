package se.sluss.adapters.socialservices.outbound.sdk;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.socialservices.mapping.sdk.SdkMapping;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * A message, or a step in its referral, on its way to a unit.
 *
 * @param id in their order
 * @param referral the message in our inbox
 * @param unit whose
 * @param step the kit's number of the step; null for the message itself
 * @param ids settled before it is first tried
 * @param state how far
 * @param attempts so far, this one included
 */
public record Delivery(
    long id,
    MessageId referral,
    UnitId unit,
    @Nullable Long step,
    SdkMapping.Ids ids,
    State state,
    int attempts) {
  /** How far a delivery has come. */
  public enum State {
    /** To be handed over. */
    WAITING,
    /** Handed over, not yet receipted. */
    HANDED,
    /** Receipted by the receiving organisation. */
    ACCEPTED,
    /** Not taken, or not delivered: for people. */
    FAILED,
    /** May not go, or not this way: for people. */
    LEFT
  }
}
