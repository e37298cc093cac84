package se.sluss.hub.server.state;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.state.NewRows.Delivery;

/**
 * What waits to leave the hub: the backlog is here, the broker holds only a small window for each
 * unit. A delivery leaves the outbox when the recipient says it is taken; a receipt or a status
 * when the broker has it.
 */
@Repository
public class Outbox {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final Json json;
  private final AtRest atRest;

  /** Where the rows are and how they are encrypted. */
  public Outbox(JdbcClient sql, JdbcTemplate batch, Json json, AtRest atRest) {
    this.sql = sql;
    this.batch = batch;
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

  /**
   * A receipt or status to send.
   *
   * @param unit whose queue
   * @param urgent which lane
   * @param what signed by the hub
   */
  public record Telling(UnitId unit, boolean urgent, Downlink what) {}

  private static final String INSERT =
      """
      insert into outbox (unit, urgent, message_id, payload, state, created_at)
      values (?, ?, ?, ?, 'WAITING', ?)
      """;

  /** Queues deliveries; their bytes stay in the messages. */
  public void deliver(List<Delivery> deliveries, Instant at) {
    batch.batchUpdate(
        INSERT,
        deliveries.stream()
            .map(
                one ->
                    new Object[] {
                      one.unit().value(),
                      one.urgent(),
                      one.message().value(),
                      new SqlParameterValue(Types.BINARY, null),
                      MessageStore.time(at)
                    })
            .toList());
  }

  /** Queues receipts and statuses. */
  public void tell(List<Telling> tellings, Instant at) {
    batch.batchUpdate(
        INSERT,
        tellings.stream()
            .map(
                one ->
                    new Object[] {
                      one.unit().value(),
                      one.urgent(),
                      MessageStore.orNull(null),
                      atRest.encrypt("outbox:" + one.unit(), json.write(one.what())),
                      MessageStore.time(at)
                    })
            .toList());
  }

  /**
   * Locks what may go now: urgent first, then the oldest, for each lane of a unit no more
   * deliveries than its window has room for. One node at a time; another gets nothing.
   *
   * @param window most deliveries in a lane that are released and not taken
   * @param most most rows
   * @param except rows to pass over
   */
  public List<Item> lockNext(int window, int most, List<Long> except) {
    if (!mine()) {
      return List.of();
    }
    // Never looks at more of a unit's backlog than may go: one million for a unit that is down
    // costs the others nothing.
    return sql.sql(
            """
            with recursive units as (
              (select unit from outbox where state = 'WAITING' order by unit limit 1)
              union all
              select (select o.unit from outbox o
                      where o.state = 'WAITING' and o.unit > u.unit order by o.unit limit 1)
              from units u where u.unit is not null),
            lanes (urgent) as (values (true), (false)),
            used as (
              select unit, urgent, count(*) as n from outbox
              where state = 'RELEASED' and message_id is not null group by unit, urgent)
            select next.id, next.unit, next.urgent, next.message_id, next.payload
            from units u cross join lanes l left join used using (unit, urgent), lateral (
              (select * from outbox o
               where o.state = 'WAITING' and o.unit = u.unit and o.urgent = l.urgent
                 and o.message_id is null and o.id <> all(:except)
               order by o.id limit :most)
              union all
              (select * from outbox o
               where o.state = 'WAITING' and o.unit = u.unit and o.urgent = l.urgent
                 and o.message_id is not null and o.id <> all(:except)
               order by o.id
               limit greatest(0, :window - coalesce(used.n, 0)))) next
            where u.unit is not null
            order by next.urgent desc, next.id limit :most
            """)
        .param("window", window)
        .param("most", most)
        .param("except", except.toArray(Long[]::new), Types.ARRAY)
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

  /**
   * Whether this node releases now. Its statements are then planned by how long the queue is at
   * this moment: a plan that was made while it was empty, and kept, would read all of it for each
   * lane.
   */
  private boolean mine() {
    return sql.sql(
            """
            select pg_try_advisory_xact_lock(7021), set_config('enable_seqscan', 'on', true),
              set_config('plan_cache_mode', 'force_custom_plan', true)
            """)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private Downlink read(UnitId unit, byte[] payload) {
    try {
      return json.read(atRest.decrypt("outbox:" + unit, payload), Downlink.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  /**
   * Notes that they go to the broker now; a receipt or status is removed when the broker has it.
   *
   * @param until when another node sends them, unless {@link #sent} is noted before
   * @return the batch, for {@link #sent}
   */
  public long setReleased(List<Long> ids, Instant at, Instant until) {
    long batch =
        sql.sql("insert into sending (until) values (?) returning batch")
            .param(MessageStore.time(until))
            .query(Long.class)
            .single();
    sql.sql("update outbox set state = 'RELEASED', released_at = ?, batch = ? where id = any(?)")
        .params(MessageStore.time(at), batch, ids.toArray(Long[]::new))
        .update();
    return batch;
  }

  /**
   * Notes that the broker has a batch.
   *
   * @param done what need not be kept until it is taken
   */
  public void sent(long batch, List<Long> done) {
    sql.sql("delete from sending where batch = ?").param(batch).update();
    remove(done);
  }

  /** What was given to the broker and is done with, or must not go. */
  public void remove(List<Long> ids) {
    if (!ids.isEmpty()) {
      sql.sql("delete from outbox where id = any(?)").param(ids.toArray(Long[]::new)).update();
    }
  }

  /** The recipients have them. */
  public void removeDeliveries(List<MessageId> messages) {
    if (!messages.isEmpty()) {
      sql.sql("delete from outbox where message_id = any(?::uuid[])")
          .param(MessageStore.uuids(messages))
          .update();
    }
  }

  /** Puts back what the broker did not get. */
  public void waitAgain(long batch) {
    sql.sql("delete from sending where batch = ?").param(batch).update();
    sql.sql("update outbox set state = 'WAITING' where state = 'RELEASED' and batch = ?")
        .param(batch)
        .update();
  }

  /**
   * Puts back what a node released and then did not say that the broker has: it has died in
   * between, or stands still. What it sent all the same is taken once by its recipient.
   */
  public int waitAgainUnsent(Instant now) {
    return sql.sql(
            """
            with over as (delete from sending where until < ? returning batch)
            update outbox set state = 'WAITING'
            where state = 'RELEASED' and batch in (select batch from over)
            """)
        .param(MessageStore.time(now))
        .update();
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
