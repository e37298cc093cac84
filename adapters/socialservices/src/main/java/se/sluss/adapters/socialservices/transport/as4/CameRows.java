package se.sluss.adapters.socialservices.transport.as4;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.socialservices.transport.SdkTransport.Waiting;

/** What has come by AS4. Each call takes part in the caller's transaction. */
public final class CameRows {
  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param clock what time it is
   */
  public CameRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps what came.
   *
   * @param hash SHA-256 of the envelope
   * @return whether it is this that is kept under the id, now or since before
   */
  boolean keep(String as4Id, String organisation, byte[] hash, byte[] envelope) {
    jdbc.sql(
            """
            insert into sdk_as4_came (as4_id, organisation, hash, envelope, state, came_at)
            values (?, ?, ?, ?, 'NEW', ?) on conflict do nothing
            """)
        .params(as4Id, organisation, hash, envelope, clock.instant().atOffset(UTC))
        .update();
    return jdbc.sql("select 1 from sdk_as4_came where as4_id = ? and organisation = ? and hash = ?")
        .params(as4Id, organisation, hash)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Those that nobody has looked into, by their AS4 ids, in their order. */
  List<String> unread(int most) {
    return jdbc.sql("select as4_id from sdk_as4_came where state = 'NEW' order by came_at limit ?")
        .param(most)
        .query(String.class)
        .list();
  }

  /** Sound messages that wait to be fetched, in their order. */
  List<Waiting> waiting(int most) {
    return jdbc.sql(
            "select message, as4_id from sdk_as4_came where state = 'WAITING' order by came_at"
                + " limit ?")
        .param(most)
        .query((row, _) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  /** One that is not settled; empty when it is. */
  Optional<Came> open(String as4Id) {
    return jdbc.sql(
            "select as4_id, organisation, message, function, envelope from sdk_as4_came"
                + " where as4_id = ? and envelope is not null")
        .param(as4Id)
        .query(CameRows::read)
        .optional();
  }

  /**
   * What the envelope holds is a sound message.
   *
   * @param content SHA-256 of the message as it was written
   */
  void sound(String as4Id, UUID message, String function, byte[] content) {
    jdbc.sql(
            "update sdk_as4_came set state = 'WAITING', message = ?, function = ?, content = ?"
                + " where as4_id = ?")
        .params(message, function, content, as4Id)
        .update();
  }

  /** What became of a message that came under another AS4 id before. */
  Optional<Earlier> earlier(String as4Id, String organisation, UUID message) {
    return jdbc.sql(
            """
            select content, code from sdk_as4_came
            where message = ? and organisation = ? and as4_id <> ? order by came_at limit 1
            """)
        .params(message, organisation, as4Id)
        .query((row, _) -> new Earlier(row.getBytes(1), row.getString(2)))
        .optional();
  }

  /**
   * A message that came before.
   *
   * @param content SHA-256 of what it said
   * @param code why it was refused; null when it was not
   */
  record Earlier(byte[] content, @Nullable String code) {}

  /**
   * It is settled: its content is gone here.
   *
   * @param code why it was refused; null when it was taken, or was a receipt
   */
  void settled(String as4Id, @Nullable String code) {
    jdbc.sql(
            "update sdk_as4_came set state = 'SETTLED', code = ?, envelope = null, settled_at = ?"
                + " where as4_id = ?")
        .param(1, code, Types.VARCHAR)
        .param(2, clock.instant().atOffset(UTC))
        .param(3, as4Id)
        .update();
  }

  private static Came read(ResultSet row, int number) throws SQLException {
    return new Came(
        row.getString("as4_id"),
        row.getString("organisation"),
        row.getObject("message", UUID.class),
        row.getString("function"),
        row.getBytes("envelope"));
  }
}
