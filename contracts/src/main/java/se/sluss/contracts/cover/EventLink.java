package se.sluss.contracts.cover;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;

/**
 * To which event a message belongs, for the hub alone: it stores the link and passes it on to
 * nobody, since who gets one track of an event must not learn that there is another. Signed by the
 * sender, and bound to the message.
 *
 * @param message whose link it is
 * @param event the sender's own name of the event; the same in every message that follows from it,
 *     also in one that is sent later. Null when the message continues another
 * @param continues a referral that the sender has sent or holds, whose event this belongs to; null
 *     when the event is named
 * @param safety who answers for how safety was checked; needed where the type has a hold
 */
public record EventLink(
    MessageId message,
    @Nullable EventId event,
    @Nullable MessageId continues,
    @Nullable Attestation safety) {
  /** Refuses two events, which may be different ones. */
  public EventLink {
    if (event != null && continues != null) {
      throw new IllegalArgumentException("a message belongs to one event");
    }
  }
}
