package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.state.NewRows.NewDecision;

/** Submissions that have their receipt, and what was decided of their messages. */
@Repository
public class SubmissionStore {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final AtRest atRest;
  private final Json json;

  /** Where the rows are and how their codes are encrypted. */
  public SubmissionStore(JdbcClient sql, JdbcTemplate batch, AtRest atRest, Json json) {
    this.sql = sql;
    this.batch = batch;
    this.atRest = atRest;
    this.json = json;
  }

  /**
   * A submission's name.
   *
   * @param sender whose
   * @param id the idempotency key it chose
   */
  public record Key(UnitId sender, SubmissionId id) {}

  /**
   * A submission that has its receipt.
   *
   * @param sha256 of the bytes it was answered for
   * @param receipt what was answered
   */
  public record Answered(String sha256, HubReceipt receipt) {}

  /** The receipts that these submissions already have. */
  public Map<Key, Answered> find(List<Key> keys) {
    Map<Key, Answered> found = new HashMap<>();
    sql.sql(
            """
            select sender_unit, submission_id, sha256, receipt from submission
            where (sender_unit, submission_id) in
              (select * from unnest(?::text[], ?::uuid[]))
            """)
        .param(keys.stream().map(key -> key.sender().value()).toArray(String[]::new))
        .param(keys.stream().map(key -> key.id().toString()).toArray(String[]::new))
        .query(
            row -> {
              SubmissionId id = new SubmissionId(row.getObject("submission_id", UUID.class));
              found.put(
                  new Key(UnitId.of(row.getString("sender_unit")), id),
                  new Answered(row.getString("sha256"), receipt(id, row.getBytes("receipt"))));
            });
    return found;
  }

  private HubReceipt receipt(SubmissionId id, byte[] stored) {
    try {
      return json.read(atRest.decrypt("receipt:" + id, stored), HubReceipt.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  /**
   * Stores submissions with their receipts.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another transaction has answered one
   *     of them; the batch is then delivered again
   */
  public void insert(List<Answered> answered, Instant at) {
    batch.batchUpdate(
        """
        insert into submission (sender_unit, submission_id, sha256, receipt, answered_at)
        values (?, ?, ?, ?, ?)
        """,
        answered.stream()
            .map(
                one ->
                    new Object[] {
                      one.receipt().sender().value(),
                      one.receipt().submission().value(),
                      one.sha256(),
                      atRest.encrypt(
                          "receipt:" + one.receipt().submission(), json.write(one.receipt())),
                      MessageStore.time(at)
                    })
            .toList());
  }

  /** Stores decisions as facts (house rule 2): at acceptance, at release, at replay. */
  public void insertDecisions(String moment, List<NewDecision> decisions, Instant at) {
    batch.batchUpdate(
        """
        insert into decision
          (message_id, moment, at, outcome, ruleset_hash, codes, decision_id)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        decisions.stream()
            .map(
                one ->
                    new Object[] {
                      one.message().value(),
                      moment,
                      MessageStore.time(at),
                      one.decision().outcome(),
                      one.decision().ruleset(),
                      atRest.encrypt("decision:" + one.message(), json.write(one.decision())),
                      one.decision().id()
                    })
            .toList());
  }

  /** Whether this decision was made of this message. */
  public boolean wasDecided(MessageId message, String decision) {
    return sql.sql(
            "select exists (select 1 from decision where message_id = ? and decision_id = ?)")
        .params(message.value(), decision)
        .query(Boolean.class)
        .single();
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
