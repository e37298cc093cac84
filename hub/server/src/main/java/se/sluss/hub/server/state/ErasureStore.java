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
import se.sluss.contracts.id.ConversationId;

/** Erasures that one operator has asked for. Every method runs in the caller's transaction. */
@Repository
public class ErasureStore {
  private static final String ROWS =
      "select conversation_id, asked_by, because, at from erasure_asked ";

  private final JdbcClient sql;

  /** Where the rows are. */
  public ErasureStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * An erasure that waits for the second operator.
   *
   * @param conversation which
   * @param by who asked
   * @param because what the decision rests on
   * @param at when
   */
  public record Asked(ConversationId conversation, String by, String because, Instant at) {}

  /** Notes it; what was asked before stands. */
  public void ask(ConversationId conversation, String by, String because, Instant at) {
    sql.sql(
            "insert into erasure_asked (conversation_id, asked_by, because, at)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(conversation.value(), by, because, MessageStore.time(at))
        .update();
  }

  /** What waits, oldest first, at most 500. */
  public List<Asked> now() {
    return sql.sql(ROWS + "order by at, conversation_id limit 500").query(this::row).list();
  }

  /** One, locked until the transaction ends. */
  public Optional<Asked> lock(ConversationId conversation) {
    return sql.sql(ROWS + "where conversation_id = ? for update")
        .param(conversation.value())
        .query(this::row)
        .optional();
  }

  /** It is taken back. */
  public void drop(ConversationId conversation) {
    sql.sql("delete from erasure_asked where conversation_id = ?")
        .param(conversation.value())
        .update();
  }

  private Asked row(ResultSet row, int number) throws SQLException {
    return new Asked(
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getString("asked_by"),
        row.getString("because"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
