package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Deadlines.Limit;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.rules.RulesUnavailableException;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.SafetyStore;
import se.sluss.hub.server.state.SafetyStore.Happened;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The clock of what has happened. The victim's side is told as soon as it may be. Where nobody has
 * said that it may, who meets the person is asked, at once and again, and then the operator sees
 * it, again and again: alike whether there is anybody to tell or not, since whether one is asked
 * would tell that there is. It never lapses; a restart changes no time.
 */
@Component
public class WatchSafety {
  private static final Logger LOG = LoggerFactory.getLogger(WatchSafety.class);
  private static final int MOST = 200;

  private final SafetyStore safety;
  private final MessageStore messages;
  private final TellVictimsSide victims;
  private final TellSenders tell;
  private final Trail trail;
  private final Limit limit;
  private final Clock clock;

  /** What has happened, how long it may be unsettled, and where it is told. */
  public WatchSafety(
      SafetyStore safety,
      MessageStore messages,
      TellVictimsSide victims,
      TellSenders tell,
      Trail trail,
      Deadlines deadlines,
      Clock clock) {
    this.safety = safety;
    this.messages = messages;
    this.victims = victims;
    this.tell = tell;
    this.trail = trail;
    this.limit = deadlines.safety();
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return what was looked at, or null when there was nothing or this node must not decide now
   */
  @Transactional
  public @Nullable List<MessageId> look() {
    if (!safety.looksHere()) {
      return null;
    }
    List<Happened> open = safety.open(MOST);
    if (open.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    Map<MessageId, StoredMessage> rows = messages.lock(victims.locks(open));
    Replies replies = new Replies();
    try {
      for (Happened one : open) {
        look(one, rows, replies, now);
      }
    } catch (RulesUnavailableException e) {
      // Without rules in force nothing is decided; what was found so far stands.
      LOG.warn("safety events wait: {}", SlCode.RULES_UNAVAILABLE);
    }
    tell.tell(replies, now);
    return open.stream().map(Happened::step).toList();
  }

  private void look(
      Happened one, Map<MessageId, StoredMessage> rows, Replies replies, Instant now) {
    boolean left = victims.tell(one, rows, replies, now);
    boolean asks = one.ground() == null;
    @Nullable StoredMessage referral = rows.get(one.referral());
    if (referral == null || (!asks && !left)) {
      safety.looked(one, true, now);
      return;
    }
    boolean late = isDue(one.lateAt() == null ? one.at() : one.lateAt(), limit.fail(), now);
    boolean again = one.remindedAt() == null && isDue(one.at(), limit.warn(), now);
    if (asks && (one.lookedAt() == null || again || late)) {
      ask(referral, replies, now);
    }
    if (late) {
      LOG.error("{} by {}", SlCode.SAFETY_EVENT_WAITS, referral.recipientUnit());
      trail.write(leaf(LogEvent.ESCALATED, referral, Trail.AUDITOR));
    }
    safety.looked(
        new Happened(
            one.step(),
            one.referral(),
            one.what(),
            one.at(),
            one.ground(),
            now,
            again ? now : one.remindedAt(),
            late ? now : one.lateAt()),
        false,
        now);
  }

  private static boolean isDue(Instant since, Duration after, Instant now) {
    return !since.plus(after).isAfter(now);
  }

  /** Whether one's victim's side, if there is one, may be told. */
  private void ask(StoredMessage referral, Replies replies, Instant now) {
    trail.write(leaf(LogEvent.REMINDED, referral, Trail.RECIPIENT));
    replies.status(
        referral.recipientUnit(),
        false,
        HubStatus.stepped(
            referral.id(),
            referral.conversation(),
            now,
            new ToldStep(ReferralStep.TELLING_ASKED, null, null)));
  }

  private LogDetail leaf(LogEvent event, StoredMessage referral, String side) {
    return trail
        .of(event, referral, Actor.hub("safety"))
        .fact("code", SlCode.SAFETY_EVENT_WAITS.toString())
        .fact(Trail.SIDE, side);
  }
}
