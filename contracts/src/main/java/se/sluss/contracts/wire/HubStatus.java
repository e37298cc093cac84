package se.sluss.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ToldStep;

/**
 * What the hub tells a sender of its message, only what {@code config/types} lets that sender know;
 * or reminds its recipient of; or a step of the hub's own, to whichever side.
 *
 * @param message which
 * @param conversation its conversation
 * @param status what
 * @param code for a refusal the numbered code; else absent
 * @param standIn the unit to seal it for again, beside the one that is late; else absent
 * @param at when it happened
 * @param step with STEPPED, and no other
 */
public record HubStatus(
    MessageId message,
    ConversationId conversation,
    Status status,
    @Nullable String code,
    @Nullable UnitId standIn,
    Instant at,
    @Nullable ToldStep step) {
  /** Refuses a step without one, and one that is not said to be. */
  public HubStatus {
    if ((step != null) != (status == Status.STEPPED)) {
      throw new IllegalArgumentException("a step is told as such");
    }
  }

  /** What is no step. */
  public HubStatus(
      MessageId message,
      ConversationId conversation,
      Status status,
      @Nullable String code,
      @Nullable UnitId standIn,
      Instant at) {
    this(message, conversation, status, code, standIn, at, null);
  }

  /** A step of the hub's own in a referral's life. */
  public static HubStatus stepped(
      MessageId message, ConversationId conversation, Instant at, ToldStep step) {
    return new HubStatus(message, conversation, Status.STEPPED, null, null, at, step);
  }

  /** What the hub itself tells; answers come from the recipient, signed by it. */
  public enum Status {
    /** In the recipient's durable inbox; also told when what was overdue no longer is. */
    ARRIVED,
    /** Not taken in hand in time: call. It still waits, and is never given up. */
    OVERDUE,
    /** The recipient's adapter refused it. */
    REFUSED,
    /** To the recipient: this lies in your inbox and waits. */
    REMINDER,
    /** A step that is the hub's own, such as the end of a consent. */
    STEPPED
  }
}
