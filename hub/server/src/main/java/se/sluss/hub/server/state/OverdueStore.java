package se.sluss.hub.server.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Deadlines.Step;

/**
 * What is late or was reminded of, and what no longer is. Every method runs in the caller's
 * transaction.
 */
@Repository
public class OverdueStore {
  private static final int BATCH = 200;
  private static final String UNOPENED =
      "accepted_at < ? and opened_at is null and in_reply_to is null and answered_at is null"
          + " and state <> 'REFUSED'";

  private final JdbcClient sql;

  /** Where the rows are. */
  public OverdueStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Messages that are looked at together.
   *
   * @param type of the message
   * @param urgent whether in the urgent lane
   * @param units whose they are
   * @param step that they have not come to
   */
  public record Span(TypeVersion type, boolean urgent, List<UnitId> units, Step step) {
    /** Copies the units. */
    public Span {
      units = List.copyOf(units);
    }
  }

  /** Whether this node looks now; another one gets no. Until the transaction ends. */
  public boolean mine() {
    return sql.sql("select pg_try_advisory_xact_lock(7022)").query(Boolean.class).single();
  }

  /** Accepted at this instant or before, not at the step, and not yet noted as late. */
  public List<MessageId> failed(Span span, Instant accepted) {
    return waiting(span, accepted, false);
  }

  /** Accepted at this instant or before, not at the step, and neither late nor reminded of. */
  public List<MessageId> toRemind(Span span, Instant accepted) {
    return waiting(span, accepted, true);
  }

  private List<MessageId> waiting(Span span, Instant accepted, boolean unlessReminded) {
    String step = span.step().name();
    return sql.sql(
            """
            select message_id from message m
            where type = ? and urgent = ? and recipient_unit = any(?) and accepted_at <= ?
              and in_reply_to is null and answered_at is null and state <> 'REFUSED' and %s
              and not exists (select 1 from event_track t
                where t.referral = m.message_id and (t.held or t.lifted_at > ?))
              and not exists (select 1 from overdue where message_id = m.message_id and step = ?)
              and not (? and exists
                (select 1 from reminder where message_id = m.message_id and step = ?))
            order by accepted_at limit %d
            """
                .formatted(undone(span.step()), BATCH))
        .params(
            span.type().toString(),
            span.urgent(),
            span.units().stream().map(UnitId::value).toArray(String[]::new),
            MessageStore.time(accepted),
            MessageStore.time(accepted),
            step,
            unlessReminded,
            step)
        .query((row, _) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  private static String undone(Step step) {
    return switch (step) {
      case RELAYED -> "state = 'ACCEPTED'";
      case TAKEN -> "taken_at is null and opened_at is null";
      case OPENED -> "opened_at is null";
      case ANSWERED -> "true";
    };
  }

  /** Notes that the unit was reminded; false when that was noted. */
  public boolean noteReminder(MessageId message, Step step, Instant at) {
    return sql.sql(
                "insert into reminder (message_id, step, at) values (?, ?, ?)"
                    + " on conflict do nothing")
            .params(message.value(), step.name(), MessageStore.time(at))
            .update()
        == 1;
  }

  /** Notes that a step is late, and who is asked to stand in; false when that was noted. */
  public boolean note(MessageId message, Step step, Instant at, @Nullable UnitId standIn) {
    return sql.sql(
                "insert into overdue (message_id, step, since, stand_in) values (?, ?, ?, ?)"
                    + " on conflict do nothing")
            .param(message.value())
            .param(step.name())
            .param(MessageStore.time(at))
            .param(standIn == null ? null : standIn.value())
            .update()
        == 1;
  }

  /** Whether another unit was asked to stand in for this message's. */
  public boolean standInAsked(MessageId message) {
    return sql.sql(
            "select exists (select 1 from overdue where message_id = ? and stand_in is not null)")
        .param(message.value())
        .query(Boolean.class)
        .single();
  }

  /** Noted as late, and late no longer; from now on not noted as such. */
  public List<MessageId> over(Instant at) {
    return sql
        .sql(
            """
            update overdue o set over_at = ? from message m
            where o.over_at is null and m.message_id = o.message_id
              and (m.state = 'REFUSED' or m.answered_at is not null
                or (o.step = 'RELAYED' and m.state <> 'ACCEPTED')
                or (o.step = 'TAKEN' and (m.taken_at is not null or m.opened_at is not null))
                or (o.step = 'OPENED' and m.opened_at is not null))
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

  /** Accepted before this instant and never opened: what may end. */
  public List<MessageId> ending(Instant accepted) {
    return sql.sql(
            "select message_id from message where not urgent and not duty and "
                + UNOPENED
                + " order by accepted_at limit "
                + BATCH)
        .param(MessageStore.time(accepted))
        .query((row, _) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  /** How many were accepted before this instant and never opened, and may not end. */
  public int neverEnding(Instant accepted) {
    return sql.sql("select count(*) from message where (urgent or duty) and " + UNOPENED)
        .param(MessageStore.time(accepted))
        .query(Integer.class)
        .single();
  }

  /**
   * What is late now, for the operator.
   *
   * @param unit whose it is
   * @param type such as concern-report/1
   * @param step that it has not come to
   * @param since when that was noticed
   * @param standIn who was asked to stand in, if anybody
   */
  public record Late(
      UnitId unit, String type, Step step, Instant since, @Nullable UnitId standIn) {}

  /** Everything that is late now, oldest first. */
  public List<Late> now() {
    return sql.sql(
            """
            select m.recipient_unit, m.type, o.step, o.since, o.stand_in
            from overdue o join message m using (message_id)
            where o.over_at is null order by o.since, m.message_id limit 500
            """)
        .query(
            (row, _) ->
                new Late(
                    UnitId.of(row.getString(1)),
                    row.getString(2),
                    Step.valueOf(row.getString(3)),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getString(5) instanceof String standIn ? UnitId.of(standIn) : null))
        .list();
  }
}
