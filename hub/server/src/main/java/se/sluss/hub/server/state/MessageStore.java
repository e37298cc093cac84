package se.sluss.hub.server.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** Messages, as the hub remembers them. Every method runs in the caller's transaction. */
@Repository
public class MessageStore {
  private static final String COLUMNS =
      """
      message_id, conversation_id, sender_unit, recipient_unit, state, answer, urgent, duty,
      protected, accepted_at, taken_at, opened_at, codes\
      """;

  private final JdbcClient sql;
  private final AtRest atRest;
  private final Json json;

  /** Where the rows are and how their codes are encrypted. */
  public MessageStore(JdbcClient sql, AtRest atRest, Json json) {
    this.sql = sql;
    this.atRest = atRest;
    this.json = json;
  }

  /** The unit that has sent a message with this id, if one has. */
  public @Nullable UnitId senderOf(MessageId id) {
    return find(id).map(StoredMessage::senderUnit).orElse(null);
  }

  /** The SHA-256 of the signed cover of a stored message, if there is one. */
  public Optional<String> coverHash(MessageId id) {
    return sql.sql("select cover_sha256 from message where message_id = ?")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  public Optional<StoredMessage> find(MessageId id) {
    return one("select " + COLUMNS + " from message where message_id = ?", id.value());
  }

  /** The message that began a conversation. */
  public Optional<StoredMessage> firstOf(ConversationId conversation) {
    return one(
        "select "
            + COLUMNS
            + " from message where conversation_id = ? order by accepted_at, message_id limit 1",
        conversation.value());
  }

  /**
   * A message by id, with its row locked until the transaction ends: whoever changes state comes
   * here.
   */
  public Optional<StoredMessage> lock(MessageId id) {
    return one("select " + COLUMNS + " from message where message_id = ? for update", id.value());
  }

  private Optional<StoredMessage> one(String query, Object id) {
    return sql.sql(query).param(id).query(this::row).optional();
  }

  /** Stores an accepted message. */
  public void insert(
      SubmissionId submission,
      SealedMessage message,
      Cover cover,
      boolean isProtected,
      Instant at) {
    sql.sql(
            """
            insert into message (message_id, submission_id, conversation_id, in_reply_to,
              sender_unit, recipient_unit, type, urgent, duty, protected, cover_sha256, codes,
              cover, parts, state, accepted_at, consent_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(cover.messageId().value())
        .param(submission.value())
        .param(cover.conversationId().value())
        .param(uuid(cover.inReplyTo()))
        .param(cover.sender().unit().value())
        .param(cover.recipient().unit().value())
        .param(cover.type().toString())
        .param(cover.urgency() == se.sluss.contracts.cover.Urgency.URGENT)
        .param(cover.ground() instanceof Ground.Duty)
        .param(isProtected)
        .param(message.cover().sha256())
        .param(atRest.encrypt("codes:" + cover.messageId(), json.write(cover)))
        .param(atRest.encrypt("cover:" + cover.messageId(), message.cover().toArray()))
        .param(json.write(message.parts()))
        .param(StoredMessage.State.ACCEPTED.name())
        .param(time(at))
        .param(cover.ground() instanceof Ground.Consent c ? c.record().id().value() : null)
        .update();
    if (cover.ground() instanceof Ground.Consent consent) {
      sql.sql(
              """
              insert into consent (consent_id, conversation_id, state, valid_from, valid_to)
              values (?, ?, 'ACTIVE', ?, ?) on conflict (consent_id) do nothing
              """)
          .param(consent.record().id().value())
          .param(cover.conversationId().value())
          .param(time(consent.record().from()))
          .param(time(consent.record().to()))
          .update();
    }
  }

  /** The message as it goes to its recipient: what its sender signed and sealed. */
  public SealedMessage sealed(MessageId id) {
    return sql.sql("select cover, parts from message where message_id = ?")
        .param(id.value())
        .query(
            (row, n) ->
                new SealedMessage(
                    Bytes.of(atRest.decrypt("cover:" + id, row.getBytes("cover"))),
                    java.util.List.of(
                        read(row.getBytes("parts"), SealedMessage.SealedPart[].class))))
        .single();
  }

  /** Whether the consent a message rests on has been withdrawn, or has ended. */
  public boolean consentStands(MessageId id, Instant at) {
    return sql.sql(
            """
            select not exists (
              select 1 from message m join consent c using (consent_id)
              where m.message_id = ?
                and (c.state <> 'ACTIVE' or ? < c.valid_from or ? > c.valid_to))
            """)
        .params(id.value(), time(at), time(at))
        .query(Boolean.class)
        .single();
  }

  /** Moves a message on. The row must be locked. */
  public void setState(MessageId id, StoredMessage.State state) {
    sql.sql("update message set state = ? where message_id = ?")
        .params(state.name(), id.value())
        .update();
  }

  /** Notes when a message was taken. The row must be locked. */
  public void setTaken(MessageId id, Instant at) {
    sql.sql("update message set state = ?, taken_at = ? where message_id = ?")
        .params(StoredMessage.State.TAKEN.name(), time(at), id.value())
        .update();
  }

  /** Notes when a message was first opened. The row must be locked. */
  public void setOpened(MessageId id, Instant at) {
    sql.sql("update message set state = ?, opened_at = ? where message_id = ?")
        .params(StoredMessage.State.OPENED.name(), time(at), id.value())
        .update();
  }

  /** Notes the last answer to a message. The row must be locked. */
  public void setAnswer(MessageId id, AnswerCode answer) {
    sql.sql("update message set answer = ? where message_id = ?")
        .params(answer.name(), id.value())
        .update();
  }

  private StoredMessage row(ResultSet row, int number) throws SQLException {
    MessageId id = new MessageId(row.getObject("message_id", UUID.class));
    @Nullable String answer = row.getString("answer");
    return new StoredMessage(
        id,
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        UnitId.of(row.getString("sender_unit")),
        UnitId.of(row.getString("recipient_unit")),
        StoredMessage.State.valueOf(row.getString("state")),
        answer == null ? null : AnswerCode.valueOf(answer),
        row.getBoolean("urgent"),
        row.getBoolean("duty"),
        row.getBoolean("protected"),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        instant(row, "taken_at"),
        instant(row, "opened_at"),
        read(atRest.decrypt("codes:" + id, row.getBytes("codes")), Cover.class));
  }

  private <T> T read(byte[] stored, Class<T> type) {
    try {
      return json.read(stored, type);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable UUID uuid(@Nullable MessageId id) {
    return id == null ? null : id.value();
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
