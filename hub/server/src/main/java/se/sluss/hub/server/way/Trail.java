package se.sluss.hub.server.way;

import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Review;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.ErasedReads;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Writes the leaves of the way, in the transaction of the state they tell of (house rule 4). A
 * conversation shares nothing with another here, and each of its sides has a trail of its own: what
 * both may see is a leaf in both, so that neither can count what the other has.
 */
@Component
public class Trail {
  /** On a leaf that is to be written: whose side it is for. Without it, it is for both. */
  public static final String SIDE = "side";

  /** The side that began the conversation. */
  public static final String SENDER = "sender";

  /** The side it was addressed to. */
  public static final String RECIPIENT = "recipient";

  /** What neither side is to know of: reads by an auditor. */
  public static final String AUDITOR = "auditor";

  /** Begins the side of a sender whose message was refused; its unit follows. */
  public static final String STOPPED = "stopped.";

  private final LogWriter log;
  private final DataSource database;
  private final Clock clock;

  /** The log, and the database whose current transaction it writes in. */
  public Trail(LogWriter log, DataSource database, Clock clock) {
    this.log = log;
    this.database = database;
    this.clock = clock;
  }

  /** A leaf about a cover, by its sender. */
  LogDetail of(LogEvent event, Cover cover) {
    return LogDetail.of(
            event,
            clock.instant(),
            cover.conversationId().toString(),
            new Actor("unit", cover.sender().unit().value()))
        .at(cover.sender().agency().value(), cover.sender().unit().value())
        .message(cover.messageId().toString());
  }

  /** A leaf about a cover, by the hub itself; of whom it came it says nothing. */
  LogDetail ofHub(LogEvent event, Cover cover) {
    return LogDetail.of(
            event, clock.instant(), cover.conversationId().toString(), Actor.hub("contact"))
        .message(cover.messageId().toString());
  }

  /** A leaf about a stored message, by whoever acts. */
  public LogDetail of(LogEvent event, StoredMessage message, Actor actor) {
    return LogDetail.of(event, clock.instant(), message.conversation().toString(), actor)
        .message(message.id().toString());
  }

  void accepted(Cover cover, DecisionSummary decision) {
    LogDetail accepted = of(LogEvent.ACCEPTED, cover).fact("type", code(cover.type().toString()));
    for (PartHeader part : cover.parts()) {
      accepted = accepted.part(part.sha256());
    }
    write(accepted);
    cover.reviews().forEach(review -> write(attested(cover, review)));
    write(decided(of(LogEvent.DECIDED, cover), decision, ofSender(cover), "acceptance"));
    write(of(LogEvent.QUEUED, cover).at(cover.recipient().agency().value(), unit(cover)));
  }

  /**
   * What was refused at the door is a trail for its sender alone, whatever conversation it named.
   */
  void stopped(Cover cover, SlCode code, @Nullable DecisionSummary decision) {
    LogDetail stopped =
        of(LogEvent.STOPPED, cover)
            .fact("code", code.toString())
            .fact(SIDE, STOPPED + cover.sender().unit().value());
    write(
        decision == null
            ? stopped
            : stopped.decided(decision.outcome(), grounds(decision), decision.ruleset()));
    if (decision != null && code == SlCode.PARTS_CUT) {
      decision.parts().stream()
          .filter(part -> !part.goes())
          .forEach(part -> write(cut(cover, part)));
    }
  }

  private LogDetail cut(Cover cover, PartOutcome part) {
    return of(LogEvent.PART_CUT, cover)
        .fact("part", part.part().toString())
        .outcome(part.outcome())
        .fact(SIDE, STOPPED + cover.sender().unit().value());
  }

  /** Who settled what the rules left to a person; the sender's side alone. */
  private LogDetail attested(Cover cover, Review review) {
    return LogDetail.of(
            LogEvent.ATTESTED,
            clock.instant(),
            cover.conversationId().toString(),
            new Actor(review.role().toString(), review.officer().value()))
        .at(cover.sender().agency().value(), cover.sender().unit().value())
        .message(cover.messageId().toString())
        .fact("part", review.part().toString())
        .fact("decision", review.decision())
        .fact("ruleset", review.ruleset())
        .fact(SIDE, SENDER);
  }

  /** The decision before release, which the sender may see, with the facts of that moment. */
  void decidedAgain(StoredMessage message, DecisionSummary decision) {
    LogDetail decided = of(LogEvent.DECIDED, message, Actor.hub("release"));
    write(decided(decided, decision, ofSender(message.cover()), "release"));
  }

  private static LogDetail decided(
      LogDetail detail, DecisionSummary decision, String side, String moment) {
    return detail
        .decided(decision.outcome(), grounds(decision), decision.ruleset())
        .fact("moment", moment)
        .fact(SIDE, side);
  }

  /** A step in a referral's life, for the side that takes it; what the other is told is its own. */
  void stepped(StoredMessage referral, Cover cover, StepRecord step) {
    LogEvent event =
        step.step().closes()
            ? LogEvent.CLOSED
            : step.step() == ReferralStep.TAKE_OVER
                ? LogEvent.TAKEN_OVER
                : cover.goesBack() ? LogEvent.ANSWERED : LogEvent.STEP_TAKEN;
    LogDetail detail =
        of(event, cover)
            .message(referral.id().toString())
            .outcome(step.step().name())
            .fact(SIDE, ofSender(cover));
    if (step.reason() != null) {
      detail = detail.fact("reason", step.reason().name());
    }
    if (step.next() != null) {
      detail = detail.fact("next", step.next().name());
    }
    write(detail);
    if (step.step().withdrawsConsent()) {
      write(
          of(LogEvent.CONSENT_WITHDRAWN, cover)
              .message(referral.id().toString())
              .fact(SIDE, ofSender(cover)));
    }
  }

  /** Why an answer stayed with the unit that gave it. */
  void kept(Cover answer, DecisionSummary decision) {
    write(decided(of(LogEvent.DECIDED, answer), decision, ofSender(answer), "acceptance"));
  }

  /** An answer goes the other way: who sends it is the conversation's recipient. */
  static String ofSender(Cover cover) {
    return cover.goesBack() ? RECIPIENT : SENDER;
  }

  /** The trail of one side of a conversation. */
  public static String of(ConversationId conversation, String side) {
    return conversation + "/" + side;
  }

  /**
   * Writes a leaf in the current transaction: when it is about to commit, after all its other
   * locks, together with its other leaves.
   */
  public void write(LogDetail detail) {
    if (TransactionSynchronizationManager.getResource(this) instanceof Leaves leaves) {
      leaves.details.add(detail);
      return;
    }
    Leaves leaves = new Leaves();
    leaves.details.add(detail);
    TransactionSynchronizationManager.registerSynchronization(leaves);
    TransactionSynchronizationManager.bindResource(this, leaves);
  }

  /** The leaves of one transaction. */
  private final class Leaves implements TransactionSynchronization {
    private final List<LogDetail> details = new ArrayList<>();

    /**
     * One side's leaves after the other's: between two leaves of one side the tree then shows no
     * room for what the other side alone may see.
     */
    @Override
    public void beforeCommit(boolean readOnly) {
      Connection tx = DataSourceUtils.getConnection(database);
      try {
        log.append(
            tx,
            ErasedReads.whereTheyCanBe(tx, details.stream().flatMap(Trail::sides).toList()).stream()
                .sorted(Comparator.comparing(LogDetail::referralId))
                .toList());
      } finally {
        DataSourceUtils.releaseConnection(tx, database);
      }
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(Trail.this);
    }
  }

  /** The same leaf in the trail of each side it is for. */
  private static Stream<LogDetail> sides(LogDetail detail) {
    if (!isConversation(detail.referralId())) {
      return Stream.of(detail);
    }
    @Nullable String side = detail.facts().get(SIDE);
    return (side == null ? Stream.of(SENDER, RECIPIENT) : Stream.of(side))
        .map(one -> detail.without(SIDE).in(detail.referralId() + "/" + one));
  }

  /** Lets one transaction at a time read a trail and add to it, until it ends. */
  public void lock(String name) {
    Connection tx = DataSourceUtils.getConnection(database);
    try {
      log.lock(tx, name);
    } finally {
      DataSourceUtils.releaseConnection(tx, database);
    }
  }

  /** The log's own trails, and what could not be read, have no sides. */
  private static boolean isConversation(String trail) {
    try {
      ConversationId.of(trail);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> grounds(DecisionSummary decision) {
    return new ArrayList<>(decision.grounds());
  }

  private static String unit(Cover cover) {
    return cover.recipient().unit().value();
  }

  private static String code(String text) {
    return text.replace('/', '.');
  }
}
