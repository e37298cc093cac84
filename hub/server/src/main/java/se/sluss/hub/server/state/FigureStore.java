package se.sluss.hub.server.state;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.Json;

/**
 * What is counted, and the figures that were released. What is counted is read once a month, when a
 * month is closed; what is asked for is read from what was released, and from nothing else.
 */
@Repository
public class FigureStore {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final AtRest atRest;
  private final Json json;

  /** Where the rows are and how their codes are encrypted. */
  public FigureStore(JdbcClient sql, JdbcTemplate batch, AtRest atRest, Json json) {
    this.sql = sql;
    this.batch = batch;
    this.atRest = atRest;
    this.json = json;
  }

  /**
   * A referral's way.
   *
   * @param sender who sent it
   * @param recipient who got it
   * @param arrived when it was in the recipient's inbox; null when it never was
   * @param steps oldest first
   */
  public record Way(
      UnitId sender, UnitId recipient, @Nullable Instant arrived, List<Taken> steps) {}

  /**
   * A step of it.
   *
   * @param at when the hub took it
   * @param step with its codes
   */
  public record Taken(Instant at, StepRecord step) {}

  /**
   * A released figure.
   *
   * @param function of the units that counted
   * @param step what was counted
   * @param breakdown TOTAL, or by what
   * @param name of the class; empty for the total
   * @param count null when it is hidden
   * @param hidden why; null when it is not
   */
  public record Figure(
      String function,
      String step,
      String breakdown,
      String name,
      @Nullable Integer count,
      @Nullable String hidden) {}

  /** How long something took, in spans of days, at three places of those in order. */
  public record Took(String function, String way, String low, String median, String high) {}

  /** Whether this node closes months now; until the transaction ends. */
  public boolean closesHere() {
    return sql.sql("select pg_try_advisory_xact_lock(7031)").query(Boolean.class).single();
  }

  /** When the oldest message was accepted. */
  public Optional<Instant> oldest() {
    return sql.sql("select accepted_at from message order by accepted_at limit 1")
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /** The referrals that arrived, or took a step, from one time until before another. */
  public List<Way> ways(Instant from, Instant until) {
    OffsetDateTime[] time = {MessageStore.time(from), MessageStore.time(until)};
    Map<UUID, List<Taken>> steps = new HashMap<>();
    List<Row> rows =
        sql.sql(
                """
                select message_id, sender_unit, recipient_unit, taken_at from message m
                where in_reply_to is null and ((taken_at >= ? and taken_at < ?) or exists
                  (select 1 from referral_step s where s.referral = m.message_id
                   and s.at >= ? and s.at < ?))
                """)
            .params(time[0], time[1], time[0], time[1])
            .query(
                (row, n) -> {
                  @Nullable OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
                  return new Row(
                      row.getObject("message_id", UUID.class),
                      UnitId.of(row.getString("sender_unit")),
                      UnitId.of(row.getString("recipient_unit")),
                      taken == null ? null : taken.toInstant());
                })
            .list();
    if (!rows.isEmpty()) {
      sql.sql(
              "select referral, message, at, codes from referral_step where referral = any(?)"
                  + " order by id")
          .param(rows.stream().map(Row::id).toArray(UUID[]::new))
          .query(
              row -> {
                byte[] codes =
                    atRest.decrypt("step:" + row.getString("message"), row.getBytes("codes"));
                steps
                    .computeIfAbsent(row.getObject("referral", UUID.class), _ -> new ArrayList<>())
                    .add(
                        new Taken(
                            row.getObject("at", OffsetDateTime.class).toInstant(), read(codes)));
              });
    }
    return rows.stream()
        .map(
            row ->
                new Way(
                    row.sender(),
                    row.recipient(),
                    row.arrived(),
                    List.copyOf(steps.getOrDefault(row.id(), List.of()))))
        .toList();
  }

  private record Row(UUID id, UnitId sender, UnitId recipient, @Nullable Instant arrived) {}

  private StepRecord read(byte[] stored) {
    try {
      return json.read(stored, StepRecord.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  /** Releases a month, whole. It is never changed after that. */
  public void release(
      YearMonth month, int threshold, Instant at, List<Figure> figures, List<Took> times) {
    sql.sql("insert into figure_month (month, threshold, released_at) values (?, ?, ?)")
        .params(Date.valueOf(month.atDay(1)), threshold, MessageStore.time(at))
        .update();
    Date first = Date.valueOf(month.atDay(1));
    batch.batchUpdate(
        "insert into figure (month, function, step, breakdown, class, count, hidden)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        figures,
        256,
        (row, one) -> {
          row.setDate(1, first);
          row.setString(2, one.function());
          row.setString(3, one.step());
          row.setString(4, one.breakdown());
          row.setString(5, one.name());
          row.setObject(6, one.count(), java.sql.Types.INTEGER);
          row.setString(7, one.hidden());
        });
    for (Took took : times) {
      sql.sql(
              "insert into figure_time (month, function, way, quarter, median, three)"
                  + " values (?, ?, ?, ?, ?, ?)")
          .params(first, took.function(), took.way(), took.low(), took.median(), took.high())
          .update();
    }
  }

  /** Releases what a pilot's months before or after came to; {@code way} says which side. */
  public void releasePilot(LocalDate begins, int months, Took took) {
    sql.sql(
            "insert into figure_pilot (begins, function, side, months, low, median, high)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            Date.valueOf(begins),
            took.function(),
            took.way(),
            months,
            took.low(),
            took.median(),
            took.high())
        .update();
  }

  /** The months that are closed, the last first. */
  public List<YearMonth> months() {
    return sql.sql("select month from figure_month order by month desc")
        .query((row, n) -> YearMonth.from(row.getDate(1).toLocalDate()))
        .list();
  }

  /** The threshold a month was released with; empty when it is not closed. */
  public Optional<Integer> threshold(YearMonth month) {
    return sql.sql("select threshold from figure_month where month = ?")
        .param(Date.valueOf(month.atDay(1)))
        .query(Integer.class)
        .optional();
  }

  /** All that was released of a month. */
  public List<Figure> figures(YearMonth month) {
    return sql.sql(
            "select function, step, breakdown, class, count, hidden from figure where month = ?"
                + " order by function, step, breakdown, class")
        .param(Date.valueOf(month.atDay(1)))
        .query(
            (row, n) ->
                new Figure(
                    row.getString("function"),
                    row.getString("step"),
                    row.getString("breakdown"),
                    row.getString("class"),
                    row.getObject("count", Integer.class),
                    row.getString("hidden")))
        .list();
  }

  /** How long steps took in a month. */
  public List<Took> times(YearMonth month) {
    return sql.sql(
            "select function, way, quarter as low, median, three as high from figure_time"
                + " where month = ? order by function, way")
        .param(Date.valueOf(month.atDay(1)))
        .query(Took.class)
        .list();
  }

  /** What a pilot came to, before and after. */
  public List<Took> pilot(LocalDate begins) {
    return sql.sql(
            "select function, side as way, low, median, high from figure_pilot where begins = ?"
                + " order by function, side desc")
        .param(Date.valueOf(begins))
        .query(Took.class)
        .list();
  }
}
