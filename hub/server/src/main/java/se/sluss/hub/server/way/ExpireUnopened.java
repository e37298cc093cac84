package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OverdueStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * What nobody has opened for as long as it may lie sealed ends, and its sender is told. Long
 * before, its deadlines have passed and its sender has been told to call. What is urgent or rests
 * on a duty never ends: it stays, and the operator is reminded of it.
 */
@Component
public class ExpireUnopened {
  private static final Logger LOG = LoggerFactory.getLogger(ExpireUnopened.class);

  private final OverdueStore overdue;
  private final MessageStore messages;
  private final TellSenders tell;
  private final Trail trail;
  private final TakeStep steps;
  private final Lifetimes lifetimes;
  private final Clock clock;

  /** How long it may lie, and where its end is noted and told. */
  public ExpireUnopened(
      OverdueStore overdue,
      MessageStore messages,
      TellSenders tell,
      Trail trail,
      TakeStep steps,
      Lifetimes lifetimes,
      Clock clock) {
    this.overdue = overdue;
    this.messages = messages;
    this.tell = tell;
    this.trail = trail;
    this.steps = steps;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return what ended, or null when nothing did
   */
  @Transactional
  public @Nullable List<MessageId> look() {
    if (!overdue.mine()) {
      return null;
    }
    Instant now = clock.instant();
    Instant before = now.minus(lifetimes.sealedLife());
    int kept = overdue.neverEnding(before);
    if (kept > 0) {
      LOG.error("{} {} urgent messages or duties are still unopened", SlCode.EXPIRED, kept);
    }
    Replies replies = new Replies();
    List<MessageId> ended = overdue.ending(before);
    for (MessageId id : ended) {
      end(messages.lock(id).orElseThrow(), replies, now);
    }
    tell.tell(replies, now);
    return ended.isEmpty() ? null : ended;
  }

  private void end(StoredMessage message, Replies replies, Instant now) {
    if (message.openedAt() != null || message.state() == StoredMessage.State.REFUSED) {
      return; // it has just come, or gone
    }
    messages.setRefused(message.id(), now);
    trail.write(
        trail
            .of(LogEvent.STOPPED, message, Actor.hub("lifetime"))
            .fact("code", SlCode.EXPIRED.toString()));
    steps.expire(message, now);
    replies.status(
        message.senderUnit(),
        message.urgent(),
        new HubStatus(
            message.id(),
            message.conversation(),
            HubStatus.Status.REFUSED,
            SlCode.EXPIRED.toString(),
            null,
            now));
  }
}
