package se.sluss.hub.server.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** What openings rest on beyond consent: reservations acknowledged, and the glass broken. */
@Repository
public class OpeningStore {
  private final JdbcClient sql;

  /** Where the rows are. */
  public OpeningStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Notes that an officer has acknowledged the reservations; false when that was known. */
  public boolean acknowledge(MessageId message, OfficerId officer, Instant at) {
    return sql.sql(
                """
                insert into reservation_acknowledged (message_id, officer, at)
                values (?, ?, ?) on conflict do nothing
                """)
            .params(message.value(), officer.value(), MessageStore.time(at))
            .update()
        == 1;
  }

  /** Whether this officer has acknowledged them. */
  public boolean acknowledged(MessageId message, OfficerId officer) {
    return sql.sql(
            "select exists (select 1 from reservation_acknowledged"
                + " where message_id = ? and officer = ?)")
        .params(message.value(), officer.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * The glass broken once.
   *
   * @param id of the row
   * @param message which message
   * @param unit in whose inbox
   * @param officer who opened
   * @param second who confirmed
   * @param reason a code
   * @param at when
   */
  public record Broken(
      long id,
      MessageId message,
      UnitId unit,
      OfficerId officer,
      OfficerId second,
      String reason,
      Instant at) {}

  /** Notes it; false when this officer has broken it for this message before. */
  public boolean broke(
      MessageId message,
      UnitId unit,
      OfficerId officer,
      OfficerId second,
      String reason,
      Instant at) {
    return sql.sql(
                """
                insert into glass_broken (message_id, unit, officer, second, reason, at)
                values (?, ?, ?, ?, ?, ?) on conflict (message_id, officer) do nothing
                """)
            .params(
                message.value(),
                unit.value(),
                officer.value(),
                second.value(),
                reason,
                MessageStore.time(at))
            .update()
        == 1;
  }

  /** What nobody has looked at afterwards, oldest first. */
  public List<Broken> toLookAt() {
    return sql.sql(
            """
            select id, message_id, unit, officer, second, reason, at from glass_broken
            where looked_at is null order by at, id limit 500
            """)
        .query(OpeningStore::row)
        .list();
  }

  /** One that nobody has looked at, locked. */
  public Optional<Broken> lock(long id) {
    return sql.sql(
            """
            select id, message_id, unit, officer, second, reason, at from glass_broken
            where id = ? and looked_at is null for update
            """)
        .param(id)
        .query(OpeningStore::row)
        .optional();
  }

  /** Somebody has looked at it. */
  public void looked(long id, String by, String finding, Instant at) {
    sql.sql("update glass_broken set looked_by = ?, looked_at = ?, finding = ? where id = ?")
        .params(by, MessageStore.time(at), finding, id)
        .update();
  }

  private static Broken row(ResultSet row, int number) throws SQLException {
    return new Broken(
        row.getLong("id"),
        new MessageId(row.getObject("message_id", UUID.class)),
        UnitId.of(row.getString("unit")),
        OfficerId.of(row.getString("officer")),
        OfficerId.of(row.getString("second")),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
