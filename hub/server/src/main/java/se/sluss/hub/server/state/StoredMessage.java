package se.sluss.hub.server.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * A message as the hub remembers it.
 *
 * @param id of the message
 * @param conversation its conversation; also the name of its trail in the log
 * @param senderUnit who sent it
 * @param recipientUnit whose it is
 * @param state how far it has come
 * @param answer the last answer, if any
 * @param urgent whether it overtakes
 * @param duty whether it rests on a duty
 * @param protectedIdentity whether only named handlers may open it
 * @param acceptedAt when the hub stored it
 * @param takenAt when it was in the recipient's durable inbox
 * @param openedAt when it was first opened
 * @param cover its codes
 */
public record StoredMessage(
    MessageId id,
    ConversationId conversation,
    UnitId senderUnit,
    UnitId recipientUnit,
    State state,
    @Nullable AnswerCode answer,
    boolean urgent,
    boolean duty,
    boolean protectedIdentity,
    Instant acceptedAt,
    @Nullable Instant takenAt,
    @Nullable Instant openedAt,
    Cover cover) {

  /** The same, in the recipient's inbox. */
  public StoredMessage taken(Instant at) {
    return moved(State.TAKEN, at);
  }

  /** The same, refused by the recipient's adapter. */
  public StoredMessage refused() {
    return moved(State.REFUSED, takenAt);
  }

  private StoredMessage moved(State to, @Nullable Instant taken) {
    return new StoredMessage(
        id,
        conversation,
        senderUnit,
        recipientUnit,
        to,
        answer,
        urgent,
        duty,
        protectedIdentity,
        acceptedAt,
        taken,
        openedAt,
        cover);
  }

  /** How far a message has come. */
  public enum State {
    ACCEPTED,
    RELEASED,
    TAKEN,
    OPENED,
    /** The recipient's adapter, or a decision at release, refused it. */
    REFUSED
  }
}
