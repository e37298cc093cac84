package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.ReferralStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * What a step does to its referral, in the transaction of its acceptance and with the referral's
 * row locked: where it stands, its record, its leaf, and what is then no longer to be opened.
 */
@Component
public class TakeStep {
  private final ReferralStore referrals;
  private final MessageStore messages;
  private final Outbox outbox;
  private final MessageTypes types;
  private final Trail trail;

  /** Where all of it is recorded. */
  public TakeStep(
      ReferralStore referrals,
      MessageStore messages,
      Outbox outbox,
      MessageTypes types,
      Trail trail) {
    this.referrals = referrals;
    this.messages = messages;
    this.outbox = outbox;
    this.types = types;
    this.trail = trail;
  }

  /** What a side may do now with a referral of this type, as far as it knows. */
  SortedSet<ReferralStep> inTurn(StoredMessage referral, Side side) {
    @Nullable MessageType type = types.type(referral.cover().type());
    SortedSet<ReferralStep> steps = new TreeSet<>(referral.life().inTurn(side));
    if (type != null) {
      steps.retainAll(type.steps().keySet());
    }
    return Collections.unmodifiableSortedSet(steps);
  }

  /** Whether a step takes back what has not left the hub: of that the unit is never to hear. */
  boolean isOfTheUnheard(StepRecord step, StoredMessage referral) {
    return step.step().takesBack() && referral.state() == StoredMessage.State.ACCEPTED;
  }

  /** The hub's own step: what nobody has opened in time ends. */
  void expire(StoredMessage referral, Instant now) {
    if (!referral.life().allows(ReferralStep.EXPIRE)) {
      return;
    }
    StepRecord step =
        new StepRecord(
            referral.id(),
            ReferralStep.EXPIRE,
            Reason.NEVER_OPENED,
            null,
            new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT),
            null);
    referrals.step(referral.id(), step, referral.life().after(step.step(), true), now);
    trail.write(
        trail.of(LogEvent.CLOSED, referral, Actor.hub("lifetime")).outcome(step.step().name()));
  }

  /**
   * Takes a step that is in turn.
   *
   * @param told whether the other side is told of it
   * @return the referral after it
   */
  StoredMessage take(
      StoredMessage referral, Cover cover, StepRecord step, boolean told, Instant now) {
    Life life = referral.life().after(step.step(), told);
    referrals.step(referral.id(), step, life, now);
    trail.stepped(referral, cover, step);
    StoredMessage after = referral.in(life);
    if (step.step().takesBack() && referral.takenAt() == null) {
      // Not yet in the unit's inbox: it stays out of it, or cannot be opened if it is on its way.
      messages.setRefused(referral.id(), now);
      outbox.removeDeliveries(List.of(referral.id()));
      after = after.refused();
    }
    return after;
  }
}
