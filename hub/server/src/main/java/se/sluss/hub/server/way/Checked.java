package se.sluss.hub.server.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;

/**
 * A submission whose signatures hold.
 *
 * @param submission as it was sent
 * @param sha256 of the bytes as they arrived
 * @param sender whose signature every cover bears
 * @param messages one for each message, in order
 */
public record Checked(Submission submission, String sha256, Unit sender, List<One> messages)
    implements Believed {

  /** One message of it. */
  public sealed interface One {
    /** What its sender signed. */
    Cover cover();
  }

  /**
   * Whole: what the cover says is so, and there is a unit to receive it.
   *
   * @param cover as it was signed
   * @param message with the sealed parts
   * @param recipient as the directory has it
   * @param type as {@code config/types} has it
   * @param step that it takes in a referral's life, with all it says; null for a referral
   * @param link to its event, of a referral that has one
   */
  public record Whole(
      Cover cover,
      SealedMessage message,
      Unit recipient,
      MessageType type,
      @Nullable StepRecord step,
      @Nullable EventLink link)
      implements One {
    /** The same, taking this step. */
    Whole taking(StepRecord taken) {
      return new Whole(cover, message, recipient, type, taken, null);
    }

    /** The same, of this event. */
    Whole linked(EventLink to) {
      return new Whole(cover, message, recipient, type, null, to);
    }
  }

  /**
   * Not whole.
   *
   * @param cover as it was signed
   * @param code why
   * @param field the field at fault; never its value
   * @param successor of a unit that has closed
   */
  public record Faulty(Cover cover, SlCode code, @Nullable String field, @Nullable UnitId successor)
      implements One {}
}
