package se.sluss.hub.server.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Life;

/**
 * A message as the hub remembers it.
 *
 * @param id of the message
 * @param conversation its conversation; also the name of its trail in the log
 * @param senderUnit who sent it
 * @param recipientUnit whose it is
 * @param state how far it has come
 * @param life where it stands as a referral
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
    Life life,
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

  /** The same, further on in its life. */
  public StoredMessage in(Life next) {
    return with(state, takenAt, next);
  }

  private StoredMessage moved(State to, @Nullable Instant taken) {
    return with(to, taken, life);
  }

  private StoredMessage with(State to, @Nullable Instant taken, Life lives) {
    return new StoredMessage(
        id,
        conversation,
        senderUnit,
        recipientUnit,
        to,
        lives,
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
