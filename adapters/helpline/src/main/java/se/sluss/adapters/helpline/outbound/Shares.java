package se.sluss.adapters.helpline.outbound;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** How often each provider was shown, first and chosen: sums by month. Safe for several threads. */
public final class Shares {
  private static final Period COUNTED_KEPT = Period.ofDays(90);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;

  /**
   * @param jdbc the adapter's database
   * @param clock which month it is
   * @param transaction of that database
   */
  public Shares(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * The sums of one provider in one month.
   *
   * @param month which
   * @param provider which
   * @param shown how often it was among those shown
   * @param first how often it was shown first
   * @param chosen how often somebody was passed on to it
   * @param came how many of those who agreed to it came
   * @param stayed how many of those did not
   */
  record Sums(
      YearMonth month,
      UnitId provider,
      long shown,
      long first,
      long chosen,
      long came,
      long stayed) {}

  /** Counts those shown, in the order that they were. */
  public void shown(List<UnitId> inOrder) {
    transaction.executeWithoutResult(
        _ -> {
          // In one order for all, so that two at once do not wait for each other.
          inOrder.stream()
              .sorted()
              .forEach(one -> count(one, 1, one.equals(inOrder.getFirst()) ? 1 : 0, 0, 0, 0));
        });
  }

  /** Counts one passed on. */
  public void chosen(UnitId provider) {
    count(provider, 0, 0, 1, 0, 0);
  }

  /** Counts whether somebody came, once for each message. */
  void outcome(MessageId message, UnitId provider, boolean came) {
    transaction.executeWithoutResult(
        _ -> {
          int fresh =
              jdbc.sql("insert into counted (message, on_day) values (?, ?) on conflict do nothing")
                  .params(message.value(), today())
                  .update();
          if (fresh == 1) {
            count(provider, 0, 0, 0, came ? 1 : 0, came ? 0 : 1);
          }
        });
  }

  private void count(UnitId provider, int shown, int first, int chosen, int came, int stayed) {
    jdbc.sql(
            """
            insert into share (month, provider, shown, first, chosen, came, stayed)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (month, provider) do update set
              shown = share.shown + excluded.shown, first = share.first + excluded.first,
              chosen = share.chosen + excluded.chosen, came = share.came + excluded.came,
              stayed = share.stayed + excluded.stayed
            """)
        .params(today().withDayOfMonth(1), provider.value(), shown, first, chosen, came, stayed)
        .update();
  }

  /** The months that are over, oldest first: a sum that still grows would show each one added. */
  List<Sums> ofPastMonths() {
    return jdbc.sql(
            """
            select month, provider, shown, first, chosen, came, stayed from share
            where month < ? order by month, provider
            """)
        .param(today().withDayOfMonth(1))
        .query(
            (row, _) ->
                new Sums(
                    YearMonth.from(Objects.requireNonNull(row.getObject(1, LocalDate.class))),
                    UnitId.of(row.getString(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .list();
  }

  /** Forgets which messages were counted long ago: none of them comes again. */
  public void forgetCounted() {
    jdbc.sql("delete from counted where on_day < ?").param(today().minus(COUNTED_KEPT)).update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
  }
}
