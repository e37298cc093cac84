package se.sluss.adapters.kriminalvarden.outbound;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.id.UnitId;

/** Up to which change each message has been told of. Safe for several threads. */
public final class Told {
  /** A change is stamped before it is committed: one that was slow is still found by this. */
  private static final Duration SLOWEST = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  /**
   * @param jdbc the adapter's database
   */
  public Told(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From when on there may be changes of this unit that were not told of. */
  Instant since(UnitId unit) {
    return jdbc.sql(
            "select changed_at from file_status where unit = ? order by changed_at desc limit 1")
        .param(unit.value())
        .query(OffsetDateTime.class)
        .optional()
        .map(last -> last.toInstant().minus(SLOWEST))
        .orElse(Instant.EPOCH);
  }

  /** Whether this change has been told of. */
  boolean knows(SentRow row) {
    return jdbc.sql("select count(*) from file_status where message = ? and changed_at >= ?")
            .params(row.message().value(), row.changedAt().atOffset(UTC))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** It has been told of now. */
  void tell(SentRow row) {
    jdbc.sql(
            "insert into file_status (message, unit, changed_at) values (?, ?, ?)"
                + " on conflict (message) do update set changed_at = excluded.changed_at")
        .params(row.message().value(), row.sender().value(), row.changedAt().atOffset(UTC))
        .update();
  }
}
