package se.sluss.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;

/**
 * What the hub tells a sender of its message. Only what {@code config/types} lets that sender know.
 *
 * @param message which
 * @param conversation its conversation
 * @param status what
 * @param code for a refusal the numbered code; else absent
 * @param at when it happened
 */
public record HubStatus(
    MessageId message,
    ConversationId conversation,
    Status status,
    @Nullable String code,
    Instant at) {
  /** What a sender can be told by the hub itself; answers come from the recipient, signed by it. */
  public enum Status {
    /** In the recipient's durable inbox; also told when what was overdue no longer is. */
    ARRIVED,
    /** Not taken, or not opened, in time: call. It still waits, and is never given up. */
    OVERDUE,
    /** The recipient's adapter refused it. */
    REFUSED
  }
}
