package se.sluss.adapters.kit.event;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;

/**
 * A part that carries on what our unit has received, in a conversation of its own: the hub alone is
 * told that they are of one event, and who answers for how the safety of whoever is exposed was
 * checked.
 *
 * @param dispatch what goes; an event that it names is not told, since it is of the other's
 * @param continues the referral that our unit holds
 * @param safety a responsible officer's, with how safety was assessed among its ticks
 */
public record Onward(Dispatch dispatch, MessageId continues, Attestation safety)
    implements Submitted {
  @Override
  public String eventId() {
    return dispatch.eventId();
  }

  @Override
  public @Nullable String ofEvent() {
    return null;
  }

  @Override
  public OfficerId officer() {
    return dispatch.officer();
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Onward[]";
  }
}
