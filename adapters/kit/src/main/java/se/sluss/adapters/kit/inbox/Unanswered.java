package se.sluss.adapters.kit.inbox;

import java.util.SortedSet;
import org.springframework.context.ApplicationEventPublisher;
import se.sluss.adapters.kit.outbox.Receipts;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;

/** Takes a step back that the hub has refused: where the referral stands is as before it. */
public final class Unanswered implements Receipts.Answered {
  private final InboxStore inbox;
  private final LifeStore lives;
  private final ApplicationEventPublisher events;

  /**
   * @param inbox where the question is
   * @param lives where the step is noted
   * @param events tells of the change
   */
  public Unanswered(InboxStore inbox, LifeStore lives, ApplicationEventPublisher events) {
    this.inbox = inbox;
    this.lives = lives;
    this.events = events;
  }

  @Override
  public void refused(
      MessageId question, MessageId step, SlCode code, SortedSet<ReferralStep> inTurn) {
    lives.refused(step, code, inTurn);
    UnitId unit = inbox.unanswered(question);
    if (unit != null) {
      events.publishEvent(new SentChanged(unit));
    }
  }
}
