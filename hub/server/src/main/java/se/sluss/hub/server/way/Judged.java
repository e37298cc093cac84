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
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;

/**
 * A submission on which the rules have spoken.
 *
 * @param submission as it was sent
 * @param sha256 of the bytes as they arrived
 * @param sender who sent it
 * @param messages one for each message, in order
 */
public record Judged(Submission submission, String sha256, Unit sender, List<One> messages)
    implements Settled {

  /** One message of it. */
  public sealed interface One {
    /** What its sender signed. */
    Cover cover();

    /** What the rules said, when they were asked. */
    @Nullable DecisionSummary decision();
  }

  /**
   * Goes, whole or with parts cut.
   *
   * @param cover as it was signed
   * @param message with the parts that go, and no others
   * @param recipient who gets it
   * @param type its type
   * @param decision what lets it go
   * @param step that it takes in a referral's life; null for a referral
   * @param link to its event, of a referral that has one
   */
  public record Goes(
      Cover cover,
      SealedMessage message,
      Unit recipient,
      MessageType type,
      DecisionSummary decision,
      @Nullable StepRecord step,
      @Nullable EventLink link)
      implements One {}

  /**
   * A step that is kept on the unit's own side: what it tells, its sender's counterpart may not
   * know.
   *
   * @param cover as it was signed
   * @param recipient who would have got it
   * @param decision why not
   * @param step with all it says
   */
  public record Kept(Cover cover, Unit recipient, DecisionSummary decision, StepRecord step)
      implements One {}

  /**
   * Stays with its sender.
   *
   * @param cover as it was signed
   * @param code why
   * @param field the field at fault
   * @param successor of a unit that has closed
   * @param decision what the rules said, when they were asked
   */
  public record Stays(
      Cover cover,
      SlCode code,
      @Nullable String field,
      @Nullable UnitId successor,
      @Nullable DecisionSummary decision)
      implements One {}
}
