package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** What is late, and what no longer is. Every method runs in the caller's transaction. */
@Repository
public class OverdueStore {
  private static final int BATCH = 200;

  private final JdbcClient sql;

  /** Where the rows are. */
  public OverdueStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** A step that a message should have come to. */
  public enum Step {
    TAKEN,
    OPENED
  }

  /** Whether this node looks now; another one gets no. Until the transaction ends. */
  public boolean mine() {
    return sql.sql("select pg_try_advisory_xact_lock(7022)").query(Boolean.class).single();
  }

  /** Accepted before this instant, not at the step, and not yet noted. */
  public List<MessageId> late(TypeVersion type, boolean urgent, Step step, Instant acceptedBefore) {
    String undone =
        step == Step.TAKEN ? "taken_at is null and opened_at is null" : "opened_at is null";
    return sql.sql(
            "select message_id from message m where type = ? and urgent = ? and accepted_at < ?"
                + " and state <> 'REFUSED' and answered_at is null and "
                + undone
                + " and not exists (select 1 from overdue o"
                + " where o.message_id = m.message_id and o.step = ?)"
                + " order by accepted_at limit "
                + BATCH)
        .params(type.toString(), urgent, MessageStore.time(acceptedBefore), step.name())
        .query((row, _) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Notes that a step is late; false when that was noted. */
  public boolean note(MessageId message, Step step, Instant at) {
    return sql.sql(
                "insert into overdue (message_id, step, since) values (?, ?, ?)"
                    + " on conflict do nothing")
            .params(message.value(), step.name(), MessageStore.time(at))
            .update()
        == 1;
  }

  /** Noted as late, and late no longer; from now on not noted as such. */
  public List<MessageId> over(Instant at) {
    return sql
        .sql(
            """
            update overdue o set over_at = ? from message m
            where o.over_at is null and m.message_id = o.message_id
              and (m.state = 'REFUSED' or m.opened_at is not null or m.answered_at is not null
                or (o.step = 'TAKEN' and m.taken_at is not null))
            returning o.message_id
            """)
        .param(MessageStore.time(at))
        .query((row, _) -> new MessageId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /** Whether any step of a message is late now. */
  public boolean isLate(MessageId message) {
    return sql.sql("select exists (select 1 from overdue where message_id = ? and over_at is null)")
        .param(message.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * What is late now, for the operator.
   *
   * @param unit whose it is
   * @param type such as concern-report/1
   * @param step that it has not come to
   * @param since when that was noticed
   */
  public record Late(UnitId unit, String type, Step step, Instant since) {}

  /** Everything that is late now, oldest first. */
  public List<Late> now() {
    return sql.sql(
            """
            select m.recipient_unit, m.type, o.step, o.since
            from overdue o join message m using (message_id)
            where o.over_at is null order by o.since, m.message_id limit 500
            """)
        .query(
            (row, _) ->
                new Late(
                    UnitId.of(row.getString(1)),
                    row.getString(2),
                    Step.valueOf(row.getString(3)),
                    row.getObject(4, java.time.OffsetDateTime.class).toInstant()))
        .list();
  }
}
