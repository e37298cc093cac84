package se.sluss.adapters.kit.review;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.wire.Json;

/** What waits for a reviewer, in the database. Each call takes part in the caller's transaction. */
public final class ReviewStore {
  private static final String COLUMNS =
      "select message, sender, waiting, asked_at, due_at from review";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Handling.ReviewTime time;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what waits
   * @param json how it is written
   * @param time how soon it should be settled
   * @param clock what time it is
   */
  public ReviewStore(
      JdbcClient jdbc, Vault vault, Json json, Handling.ReviewTime time, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.time = time;
    this.clock = clock;
  }

  /** One row. */
  record Stored(Waiting waiting, Instant askedAt, Instant dueAt) {}

  /** Keeps a message until it is settled; asked again, the last decision is the one to settle. */
  public void keep(Waiting waiting) {
    MessageId id = waiting.cover().messageId();
    UnitId sender = waiting.cover().sender().unit();
    Urgency urgency = waiting.cover().urgency();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into review (message, sender, waiting, urgent, asked_at, due_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (message) do update set waiting = excluded.waiting,
              asked_at = excluded.asked_at, due_at = excluded.due_at
            """)
        .params(
            id.value(),
            sender.value(),
            vault.lock(sender, place(id), json.write(waiting)),
            urgency == Urgency.URGENT,
            now.atOffset(UTC),
            now.plus(time.of(urgency)).atOffset(UTC))
        .update();
  }

  /** What waits of these units, urgent first, soonest due first. */
  List<Stored> list(Set<UnitId> units) {
    return jdbc.sql(COLUMNS + " where sender = any(?) order by urgent desc, due_at, message")
        .param(units.stream().map(UnitId::value).toArray(String[]::new))
        .query(this::row)
        .list();
  }

  /** One that waits, locked; null when none does. */
  @Nullable Stored find(MessageId message) {
    return jdbc.sql(COLUMNS + " where message = ? for update")
        .param(message.value())
        .query(this::row)
        .optional()
        .orElse(null);
  }

  /** It is settled: nothing of it is kept here. */
  void settled(MessageId message) {
    jdbc.sql("delete from review where message = ?").param(message.value()).update();
  }

  private Stored row(ResultSet row, int number) throws SQLException {
    MessageId id = new MessageId(row.getObject("message", UUID.class));
    byte[] text =
        vault.unlock(UnitId.of(row.getString("sender")), place(id), row.getBytes("waiting"));
    try {
      return new Stored(
          json.read(text, Waiting.class), instant(row, "asked_at"), instant(row, "due_at"));
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("what waits for a reviewer cannot be read", e);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String place(MessageId message) {
    return "review/waiting/" + message;
  }
}
