package se.sluss.hub.server.state;

import java.util.ArrayList;
import java.util.List;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.SealedMessage;

/**
 * What a batch of acceptances adds, table by table, so that each table is written once. Not for
 * several threads.
 *
 * @param submissions with their receipts
 * @param messages that were accepted
 * @param decisions at acceptance, also of what was refused
 * @param deliveries that wait to be released
 */
public record NewRows(
    List<SubmissionStore.Answered> submissions,
    List<NewMessage> messages,
    List<NewDecision> decisions,
    List<Delivery> deliveries) {

  /** Nothing yet. */
  public NewRows() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * A message to be stored.
   *
   * @param submission in which it came
   * @param message as its sender signed and sealed it, without what was cut
   * @param cover its codes
   * @param named whether only named handlers may open it
   */
  public record NewMessage(
      SubmissionId submission, SealedMessage message, Cover cover, boolean named) {}

  /**
   * A decision to be stored.
   *
   * @param message of which
   * @param decision what the rules said
   */
  public record NewDecision(MessageId message, DecisionSummary decision) {}

  /**
   * A delivery to be queued; its bytes stay in the message.
   *
   * @param unit whose queue
   * @param urgent which lane
   * @param message which
   */
  public record Delivery(UnitId unit, boolean urgent, MessageId message) {}

  /** Adds a message. */
  public void message(SubmissionId submission, SealedMessage message, Cover cover, boolean named) {
    messages.add(new NewMessage(submission, message, cover, named));
  }

  /** Adds a decision. */
  public void decision(MessageId message, DecisionSummary decision) {
    decisions.add(new NewDecision(message, decision));
  }

  /** Adds the delivery of a message. */
  public void delivery(Cover cover) {
    deliveries.add(
        new Delivery(
            cover.recipient().unit(), cover.urgency() == Urgency.URGENT, cover.messageId()));
  }
}
