package se.sluss.adapters.kriminalvarden.outbound;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/** The receipts that were given, by the content of the file. Safe for several threads. */
public final class Receipts {
  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param clock what time it is
   */
  public Receipts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One that was given.
   *
   * @param refused whether the whole file was
   * @param receipt as it is written
   */
  public record Kept(boolean refused, Bytes receipt) {}

  /** The receipt that this content has; null when it has none. */
  public @Nullable Kept find(UnitId unit, String sha256) {
    return jdbc.sql("select refused, receipt from file_receipt where unit = ? and sha256 = ?")
        .params(unit.value(), sha256)
        .query((row, _) -> new Kept(row.getBoolean(1), Bytes.of(row.getBytes(2))))
        .optional()
        .orElse(null);
  }

  /** Keeps one; one that is kept already stays as it is. */
  void keep(UnitId unit, String sha256, Kept kept) {
    jdbc.sql(
            "insert into file_receipt (unit, sha256, refused, receipt, at) values (?, ?, ?, ?, ?)"
                + " on conflict (unit, sha256) do nothing")
        .params(
            unit.value(),
            sha256,
            kept.refused(),
            kept.receipt().toArray(),
            clock.instant().atOffset(UTC))
        .update();
  }
}
