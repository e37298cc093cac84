package se.sluss.adapters.helpline.inbound;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.contracts.id.UnitId;

/** The codes that live, as hashes. Safe for several threads. */
public final class LiveCodes {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;

  /**
   * @param jdbc the adapter's database
   * @param clock which day it is
   * @param transaction of that database
   */
  public LiveCodes(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * What a code stands for.
   *
   * @param handover random
   * @param provider to whom
   * @param agreed whether he agreed that the outcome be told
   * @param diesOn last day
   */
  record Live(String handover, UnitId provider, boolean agreed, LocalDate diesOn) {}

  void add(UnitId unit, String hash, Live live) {
    jdbc.sql(
            """
            insert into live_code (unit, hash, handover, provider, agreed, dies_on)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            unit.value(),
            hash,
            live.handover(),
            live.provider().value(),
            live.agreed(),
            live.diesOn())
        .update();
  }

  /** What a code of this unit stands for; null when there is no live one of this hash. */
  @Nullable Live find(UnitId unit, String hash) {
    List<Live> found =
        jdbc.sql(
                """
                select handover, provider, agreed, dies_on from live_code
                where unit = ? and hash = ? and dies_on >= ?
                """)
            .params(unit.value(), hash, today())
            .query(
                (row, _) ->
                    new Live(
                        row.getString(1),
                        UnitId.of(row.getString(2)),
                        row.getBoolean(3),
                        Objects.requireNonNull(row.getObject(4, LocalDate.class))))
            .list();
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Ends a code: nothing of it is left here. */
  void end(UnitId unit, String handover) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql("delete from live_code where unit = ? and handover = ?")
              .params(unit.value(), handover)
              .update();
          jdbc.sql("delete from offered where unit = ? and handover = ?")
              .params(unit.value(), handover)
              .update();
        });
  }

  /** Forgets what has died. */
  public void forgetDead() {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql("delete from live_code where dies_on < ?").param(today()).update();
          jdbc.sql(
                  """
                  delete from offered o where not exists
                    (select 1 from live_code l where l.unit = o.unit and l.handover = o.handover)
                  """)
              .update();
        });
  }

  /** The day in Sweden. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
  }
}
