package se.sluss.adapters.kit.inbox;

import org.springframework.context.ApplicationEventPublisher;
import se.sluss.adapters.kit.outbox.Receipts;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** Takes an answer back that the hub has refused, so that it is given again. */
public final class Unanswered implements Receipts.Answered {
  private final InboxStore inbox;
  private final ApplicationEventPublisher events;

  /**
   * @param inbox where the question is
   * @param events tells of the change
   */
  public Unanswered(InboxStore inbox, ApplicationEventPublisher events) {
    this.inbox = inbox;
    this.events = events;
  }

  @Override
  public void refused(MessageId question) {
    UnitId unit = inbox.unanswered(question);
    if (unit != null) {
      events.publishEvent(new SentChanged(unit));
    }
  }
}
