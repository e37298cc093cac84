package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/** What was put aside. Every method runs in the caller's transaction. */
@Repository
public class QuarantineStore {
  private static final String AT_REST = "quarantine:";

  private final JdbcClient sql;
  private final AtRest atRest;

  /** Where the rows are and how they are encrypted. */
  public QuarantineStore(JdbcClient sql, AtRest atRest) {
    this.sql = sql;
    this.atRest = atRest;
  }

  /**
   * One thing put aside.
   *
   * @param id of the row
   * @param at when
   * @param reason the kind of failure, by name alone
   * @param adapter whose it was, or to whom it was to go, as the broker or the directory says
   * @param unit the same of the unit; not believed of what has arrived
   * @param arrived whether it was on its way in; else it was on its way out
   * @param askedBy who asked that it go on
   * @param because why, a code
   */
  public record Aside(
      long id,
      Instant at,
      String reason,
      String adapter,
      String unit,
      boolean arrived,
      @Nullable String askedBy,
      @Nullable String because) {}

  /** Keeps bytes that arrived; false when they lie here already. */
  public boolean keep(String adapter, String unit, Bytes bytes, String reason, Instant at) {
    String sha256 = bytes.sha256();
    return sql.sql(
                """
                insert into quarantine (at, reason, adapter, unit, sha256, bytes)
                values (?, ?, ?, ?, ?, ?)
                on conflict (sha256) where settled_at is null do nothing
                """)
            .params(
                MessageStore.time(at),
                reason,
                adapter,
                unit,
                sha256,
                atRest.encrypt(AT_REST + sha256, bytes.toArray()))
            .update()
        == 1;
  }

  /** Whether these bytes have lain here and were let go on. */
  public boolean hasGoneOn(Bytes bytes) {
    return sql.sql(
            "select exists (select from quarantine where sha256 = ? and settled_at is not null)")
        .param(bytes.sha256())
        .query(Boolean.class)
        .single();
  }

  /** Takes a row of the outbox out of what is released. */
  public void keep(long outboxRow, String adapter, UnitId unit, String reason, Instant at) {
    sql.sql("update outbox set state = 'QUARANTINED' where id = ?").param(outboxRow).update();
    sql.sql("insert into quarantine (at, reason, adapter, unit, outbox_id) values (?, ?, ?, ?, ?)")
        .params(MessageStore.time(at), reason, adapter, unit.value(), outboxRow)
        .update();
  }

  /** What lies here now, oldest first. */
  public List<Aside> now() {
    return aside("order by id limit 500");
  }

  /** One that has not gone on, its row locked. */
  public Optional<Aside> lock(long id) {
    return aside("and id = ? for update", id).stream().findFirst();
  }

  private List<Aside> aside(String which, Object... parameters) {
    return sql.sql(
            "select id, at, reason, adapter, unit, outbox_id is null as arrived, asked_by, because"
                + " from quarantine where settled_at is null "
                + which)
        .params(parameters)
        .query(
            (row, _) ->
                new Aside(
                    row.getLong("id"),
                    row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                    row.getString("reason"),
                    row.getString("adapter"),
                    row.getString("unit"),
                    row.getBoolean("arrived"),
                    row.getString("asked_by"),
                    row.getString("because")))
        .list();
  }

  /** The bytes of what had arrived. */
  public byte[] bytes(long id) {
    return sql.sql("select sha256, bytes from quarantine where id = ?")
        .param(id)
        .query((row, _) -> atRest.decrypt(AT_REST + row.getString("sha256"), row.getBytes("bytes")))
        .single();
  }

  /** Notes who asks that it go on, and why. */
  public void ask(long id, String operator, String because) {
    sql.sql("update quarantine set asked_by = ?, because = ? where id = ?")
        .params(operator, because, id)
        .update();
  }

  /** It goes on; what was on its way out waits again in the outbox. */
  public void settle(Aside aside, String operator, Instant at) {
    sql.sql(
            """
            update outbox set state = 'WAITING', released_at = null
            where id = (select outbox_id from quarantine where id = ?)
            """)
        .param(aside.id())
        .update();
    sql.sql("update quarantine set settled_by = ?, settled_at = ? where id = ?")
        .params(operator, MessageStore.time(at), aside.id())
        .update();
  }
}
