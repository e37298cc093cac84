package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Json;

/**
 * What waits to leave the hub: the backlog is here, the broker holds only a small window for each
 * unit. A delivery leaves the outbox when the recipient says it is taken; a receipt or a status
 * when the broker has it.
 */
@Repository
public class Outbox {
  private final JdbcClient sql;
  private final Json json;
  private final AtRest atRest;

  /** Where the rows are and how they are encrypted. */
  public Outbox(JdbcClient sql, Json json, AtRest atRest) {
    this.sql = sql;
    this.json = json;
    this.atRest = atRest;
  }

  /**
   * One thing to send.
   *
   * @param id of the row
   * @param unit whose queue
   * @param urgent which lane
   * @param message the message to deliver, or null for a receipt or status
   * @param payload what to send when it is not a delivery
   */
  public record Item(
      long id,
      UnitId unit,
      boolean urgent,
      @Nullable MessageId message,
      @Nullable Downlink payload) {}

  /** Queues a delivery; its bytes stay in the message. */
  public void deliver(UnitId unit, boolean urgent, MessageId message, Instant at) {
    insert(unit, urgent, message.value(), null, at);
  }

  /** Queues a receipt or a status. */
  public void tell(UnitId unit, boolean urgent, Downlink what, Instant at) {
    insert(unit, urgent, null, atRest.encrypt("outbox:" + unit, json.write(what)), at);
  }

  private void insert(
      UnitId unit, boolean urgent, @Nullable UUID message, byte @Nullable [] payload, Instant at) {
    sql.sql(
            """
            insert into outbox (unit, urgent, message_id, payload, state, created_at)
            values (?, ?, ?, ?, 'WAITING', ?)
            """)
        .param(unit.value())
        .param(urgent)
        .param(message)
        .param(payload)
        .param(MessageStore.time(at))
        .update();
  }

  /**
   * Locks what may go now: urgent first, then the oldest, for each unit no more deliveries than its
   * window has room for. One node at a time; another gets nothing.
   */
  public List<Item> lockNext(int window, int most) {
    boolean mine = sql.sql("select pg_try_advisory_xact_lock(7021)").query(Boolean.class).single();
    if (!mine) {
      return List.of();
    }
    return sql.sql(
            """
            with used as (
              select unit, count(*) as n from outbox
              where state = 'RELEASED' and message_id is not null group by unit),
            ranked as (
              select id, unit, urgent, message_id, payload,
                row_number() over (partition by unit, message_id is null
                                   order by urgent desc, id) as place
              from outbox where state = 'WAITING')
            select id, unit, urgent, message_id, payload
            from ranked left join used using (unit)
            where message_id is null or place <= :window - coalesce(n, 0)
            order by urgent desc, id limit :most
            """)
        .param("window", window)
        .param("most", most)
        .query(
            (row, n) -> {
              UnitId unit = UnitId.of(row.getString("unit"));
              @Nullable UUID message = row.getObject("message_id", UUID.class);
              byte @Nullable [] payload = row.getBytes("payload");
              return new Item(
                  row.getLong("id"),
                  unit,
                  row.getBoolean("urgent"),
                  message == null ? null : new MessageId(message),
                  payload == null ? null : read(unit, payload));
            })
        .list();
  }

  private Downlink read(UnitId unit, byte[] payload) {
    try {
      return json.read(atRest.decrypt("outbox:" + unit, payload), Downlink.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  /**
   * Notes that it goes to the broker now; a receipt or status is removed when the broker has it.
   */
  public void setReleased(long id, Instant at) {
    sql.sql("update outbox set state = 'RELEASED', released_at = ? where id = ?")
        .params(MessageStore.time(at), id)
        .update();
  }

  /** What was given to the broker and is done with, or must not go. */
  public void remove(List<Long> ids) {
    if (!ids.isEmpty()) {
      sql.sql("delete from outbox where id in (:ids)").param("ids", ids).update();
    }
  }

  /** The recipient has it. */
  public void removeDelivery(MessageId message) {
    sql.sql("delete from outbox where message_id = ?").param(message.value()).update();
  }

  /** Puts back what the broker did not get. */
  public void waitAgain(List<Long> ids) {
    if (!ids.isEmpty()) {
      sql.sql("update outbox set state = 'WAITING' where id in (:ids)").param("ids", ids).update();
    }
  }

  /** Puts back what was released before this instant and is still not taken. */
  public int waitAgainReleasedBefore(Instant limit) {
    return sql.sql(
            "update outbox set state = 'WAITING' where state = 'RELEASED' and released_at < ?")
        .param(MessageStore.time(limit))
        .update();
  }

  /** How much waits, and how much is released and not yet taken, for each unit. */
  public List<Depth> depths() {
    return sql.sql(
            """
            select unit, count(*) filter (where state = 'WAITING') as waiting,
              count(*) filter (where state = 'RELEASED') as released
            from outbox where message_id is not null group by unit order by unit
            """)
        .query(
            (row, n) ->
                new Depth(
                    UnitId.of(row.getString("unit")),
                    row.getLong("waiting"),
                    row.getLong("released")))
        .list();
  }

  /**
   * A unit's backlog.
   *
   * @param unit whose
   * @param waiting in the database
   * @param released given to the broker, not yet taken
   */
  public record Depth(UnitId unit, long waiting, long released) {}
}
