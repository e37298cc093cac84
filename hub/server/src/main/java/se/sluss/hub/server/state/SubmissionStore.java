package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.Json;

/** Submissions that have their receipt, and what was decided of their messages. */
@Repository
public class SubmissionStore {
  private final JdbcClient sql;
  private final AtRest atRest;
  private final Json json;

  /** Where the rows are and how their codes are encrypted. */
  public SubmissionStore(JdbcClient sql, AtRest atRest, Json json) {
    this.sql = sql;
    this.atRest = atRest;
    this.json = json;
  }

  /**
   * A submission that has its receipt.
   *
   * @param sha256 of the bytes it was answered for
   * @param receipt as it was signed
   */
  public record Answered(String sha256, Bytes receipt) {}

  /** The receipt this submission already has, if any. */
  public Optional<Answered> find(UnitId sender, SubmissionId id) {
    return sql.sql(
            "select sha256, receipt from submission where sender_unit = ? and submission_id = ?")
        .params(sender.value(), id.value())
        .query(
            (row, n) ->
                new Answered(
                    row.getString("sha256"),
                    Bytes.of(atRest.decrypt("receipt:" + id, row.getBytes("receipt")))))
        .optional();
  }

  /**
   * Stores a submission with its receipt.
   *
   * @return false when another transaction was first; nothing is then changed
   */
  public boolean insert(UnitId sender, SubmissionId id, String sha256, Bytes receipt, Instant at) {
    return sql.sql(
                """
                insert into submission (sender_unit, submission_id, sha256, receipt, answered_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                sender.value(),
                id.value(),
                sha256,
                atRest.encrypt("receipt:" + id, receipt.toArray()),
                MessageStore.time(at))
            .update()
        == 1;
  }

  /** Stores a decision as a fact (house rule 2): at acceptance, at release, at replay. */
  public void insertDecision(
      java.util.UUID message, String moment, Instant at, DecisionSummary decision) {
    sql.sql(
            """
            insert into decision (message_id, moment, at, outcome, ruleset_hash, codes)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            message,
            moment,
            MessageStore.time(at),
            decision.outcome(),
            decision.ruleset(),
            atRest.encrypt("decision:" + message, json.write(decision)))
        .update();
  }

  /** Notes what could not be believed; keeps nothing of it but its hash. */
  public void insertRefusal(Instant at, String claimed, String sha256, String code) {
    sql.sql("insert into refusal (at, claimed, sha256, code) values (?, ?, ?, ?)")
        .params(MessageStore.time(at), claimed, sha256, code)
        .update();
  }

  /** How many refusals of what could not be believed, by code. */
  public Map<String, Long> refusalsByCode() {
    Map<String, Long> counts = new TreeMap<>();
    sql.sql("select code, count(*) as n from refusal group by code")
        .query((row, n) -> counts.put(row.getString("code"), row.getLong("n")))
        .list();
    return counts;
  }
}
