package se.sluss.adapters.kit.inbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.Evidence.Step;
import se.sluss.contracts.wire.Json;

/** What the hub is told of what we received, in batches signed by the unit. */
public final class Steps {
  private static final int BATCH = 200;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Units units;
  private final Json json;
  private final Clock clock;
  private final TransactionTemplate transaction;

  /**
   * @param jdbc the adapter's database
   * @param outbox takes the reports
   * @param units sign them
   * @param json how evidence is written
   * @param clock when a step was taken
   * @param transaction of that database
   */
  public Steps(
      JdbcClient jdbc,
      Outbox outbox,
      Units units,
      Json json,
      Clock clock,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.units = units;
    this.json = json;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Notes a step, in the caller's transaction. */
  void note(UnitId unit, MessageId message, Step step, @Nullable SlCode code) {
    jdbc.sql("insert into step (unit, message, step, code, at) values (?, ?, ?, ?, ?)")
        .param(unit.value())
        .param(message.value())
        .param(step.name())
        .param(code == null ? null : code.toString())
        .param(clock.instant().atOffset(UTC))
        .update();
  }

  private record Noted(long id, Evidence.Item item) {}

  /** Puts what was noted into the outbox, one signed report for each unit. */
  public void tell() {
    List<String> waiting = jdbc.sql("select distinct unit from step").query(String.class).list();
    for (String unit : waiting) {
      transaction.executeWithoutResult(_ -> tell(UnitId.of(unit)));
    }
  }

  private void tell(UnitId unit) {
    List<Noted> noted =
        jdbc.sql(
                "select id, message, step, code, at from step where unit = ?"
                    + " order by id limit ? for update skip locked")
            .params(unit.value(), BATCH)
            .query(
                (row, _) ->
                    new Noted(
                        row.getLong("id"),
                        new Evidence.Item(
                            new MessageId(row.getObject("message", UUID.class)),
                            Step.valueOf(row.getString("step")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("code"))))
            .list();
    if (noted.isEmpty()) {
      return;
    }
    UnitKeys keys = units.keys(unit);
    Evidence evidence = new Evidence(unit, noted.stream().map(Noted::item).toList());
    outbox.keepReport(
        unit, new Signer(keys.signingKey(), keys.signing()).sign(json.write(evidence)));
    jdbc.sql("delete from step where id = any(?)")
        .param(noted.stream().map(Noted::id).toArray(Long[]::new))
        .update();
  }
}
