package se.sluss.hub.server.way;

import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Writes the leaves of the way, in the transaction of the state they tell of (house rule 4). A
 * conversation is a trail of its own: two tracks of one event share nothing here.
 */
@Component
public class Trail {
  /** On a leaf: whose side may read it. Without it, both may. */
  public static final String SIDE = "side";

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
    write(decided(cover, decision));
    write(of(LogEvent.QUEUED, cover).at(cover.recipient().agency().value(), unit(cover)));
  }

  void cut(Cover cover, PartOutcome part) {
    write(of(LogEvent.PART_CUT, cover).fact("part", part.part().toString()).fact(SIDE, "sender"));
  }

  void stopped(Cover cover, SlCode code, @Nullable DecisionSummary decision) {
    LogDetail stopped =
        of(LogEvent.STOPPED, cover).fact("code", code.toString()).fact(SIDE, "sender");
    write(
        decision == null
            ? stopped
            : stopped.decided(decision.outcome(), grounds(decision), decision.ruleset()));
  }

  private LogDetail decided(Cover cover, DecisionSummary decision) {
    return of(LogEvent.DECIDED, cover)
        .decided(decision.outcome(), grounds(decision), decision.ruleset())
        .fact(SIDE, "sender");
  }

  void answered(StoredMessage asked, Cover answer, AnswerCode code) {
    LogEvent event = code == AnswerCode.TAKEN_OVER ? LogEvent.TAKEN_OVER : LogEvent.ANSWERED;
    write(
        of(event, answer)
            .message(asked.id().toString())
            .outcome(code.name())
            .fact(SIDE, "recipient"));
  }

  /** Writes a leaf in the current transaction. */
  public void write(LogDetail detail) {
    Connection tx = DataSourceUtils.getConnection(database);
    try {
      log.append(tx, detail);
    } finally {
      DataSourceUtils.releaseConnection(tx, database);
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
