package se.sluss.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * What the hub tells a sender of its message, only what {@code config/types} lets that sender know;
 * or reminds its recipient of.
 *
 * @param message which
 * @param conversation its conversation
 * @param status what
 * @param code for a refusal the numbered code; else absent
 * @param standIn the unit to seal it for again, beside the one that is late; else absent
 * @param at when it happened
 */
public record HubStatus(
    MessageId message,
    ConversationId conversation,
    Status status,
    @Nullable String code,
    @Nullable UnitId standIn,
    Instant at) {
  /** What the hub itself tells; answers come from the recipient, signed by it. */
  public enum Status {
    /** In the recipient's durable inbox; also told when what was overdue no longer is. */
    ARRIVED,
    /** Not taken in hand in time: call. It still waits, and is never given up. */
    OVERDUE,
    /** The recipient's adapter refused it. */
    REFUSED,
    /** To the recipient: this lies in your inbox and waits. */
    REMINDER
  }
}
