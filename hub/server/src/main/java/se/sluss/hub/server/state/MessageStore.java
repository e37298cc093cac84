package se.sluss.hub.server.state;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.hub.server.state.NewRows.NewMessage;

/** Messages, as the hub remembers them. Every method runs in the caller's transaction. */
@Repository
public class MessageStore {
  private static final String COLUMNS =
      """
      message_id, conversation_id, sender_unit, recipient_unit, state, answer, life, urgent,
      duty, protected, accepted_at, taken_at, opened_at, codes\
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final AtRest atRest;
  private final Json json;
  private final ConsentStore consents;
  private final EventStore events;

  /** Where the rows are, how their codes are encrypted, what they rest on and belong to. */
  public MessageStore(
      JdbcClient sql,
      JdbcTemplate batch,
      AtRest atRest,
      Json json,
      ConsentStore consents,
      EventStore events) {
    this.sql = sql;
    this.batch = batch;
    this.atRest = atRest;
    this.json = json;
    this.consents = consents;
    this.events = events;
  }

  /**
   * What there is under a message id.
   *
   * @param sender who sent it
   * @param coverHash SHA-256 of its signed cover
   */
  public record Known(UnitId sender, String coverHash) {}

  /** Which of these messages there are. */
  public Map<MessageId, Known> known(Collection<MessageId> ids) {
    Map<MessageId, Known> known = new HashMap<>();
    sql.sql(
            """
            select message_id, sender_unit, cover_sha256 from message
            where message_id = any(?::uuid[])
            """)
        .param(uuids(ids))
        .query(
            row -> {
              UnitId sender = UnitId.of(row.getString("sender_unit"));
              known.put(id(row), new Known(sender, row.getString("cover_sha256")));
            });
    return known;
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

  /** Several at once, in one order, so that two transactions never wait for each other. */
  public Map<MessageId, StoredMessage> lock(Collection<MessageId> ids) {
    Map<MessageId, StoredMessage> locked = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.sql(
              "select "
                  + COLUMNS
                  + " from message where message_id = any(?::uuid[]) order by message_id for"
                  + " update")
          .param(uuids(ids))
          .query(this::row)
          .list()
          .forEach(message -> locked.put(message.id(), message));
    }
    return locked;
  }

  private Optional<StoredMessage> one(String query, Object id) {
    return sql.sql(query).param(id).query(this::row).optional();
  }

  /** Stores accepted messages. */
  public void insert(List<NewMessage> messages, Instant at) {
    batch.batchUpdate(
        """
        insert into message (message_id, submission_id, conversation_id, in_reply_to,
          sender_unit, recipient_unit, type, urgent, duty, protected, cover_sha256, codes,
          cover, parts, state, accepted_at, consent_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        messages.stream().map(message -> columns(message, at)).toList());
    consents.insert(messages);
  }

  private Object[] columns(NewMessage message, Instant at) {
    Cover cover = message.cover();
    Bytes signed = message.message().cover();
    return new Object[] {
      cover.messageId().value(),
      message.submission().value(),
      cover.conversationId().value(),
      orNull(cover.inReplyTo() instanceof MessageId asked ? asked.value() : null),
      cover.sender().unit().value(),
      cover.recipient().unit().value(),
      cover.type().toString(),
      cover.urgency() == Urgency.URGENT,
      cover.ground() instanceof Ground.Duty,
      message.named(),
      signed.sha256(),
      atRest.encrypt("codes:" + cover.messageId(), json.write(cover)),
      atRest.encrypt("cover:" + cover.messageId(), signed.toArray()),
      json.write(message.message().parts()),
      StoredMessage.State.ACCEPTED.name(),
      time(at),
      orNull(cover.ground() instanceof Ground.Consent c ? c.record().id().value() : null)
    };
  }

  /** Messages as they go to their recipients: what their senders signed and sealed. */
  public Map<MessageId, SealedMessage> sealed(Collection<MessageId> ids) {
    Map<MessageId, SealedMessage> sealed = new HashMap<>();
    sql.sql("select message_id, cover, parts from message where message_id = any(?::uuid[])")
        .param(uuids(ids))
        .query(
            row -> {
              MessageId id = id(row);
              byte[] cover = atRest.decrypt("cover:" + id, row.getBytes("cover"));
              List<SealedMessage.SealedPart> parts =
                  List.of(read(row.getBytes("parts"), SealedMessage.SealedPart[].class));
              sealed.put(id, new SealedMessage(Bytes.of(cover), parts));
            });
    return sealed;
  }

  /** Ends a message that does not go on: nobody need answer it. The row must be locked. */
  public void setRefused(MessageId id, Instant at) {
    sql.sql(
            "update message set state = ?, answered_at = coalesce(answered_at, ?) where message_id"
                + " = ?")
        .params(StoredMessage.State.REFUSED.name(), time(at), id.value())
        .update();
  }

  /** Notes that messages were given to the broker. The rows must be locked. */
  public void setReleased(List<MessageId> ids) {
    if (!ids.isEmpty()) {
      sql.sql("update message set state = ? where message_id = any(?::uuid[])")
          .params(StoredMessage.State.RELEASED.name(), uuids(ids))
          .update();
    }
  }

  /** Notes when messages were taken. The rows must be locked. */
  public void setTaken(List<MessageId> ids, Instant at) {
    if (!ids.isEmpty()) {
      sql.sql("update message set state = ?, taken_at = ? where message_id = any(?::uuid[])")
          .params(StoredMessage.State.TAKEN.name(), time(at), uuids(ids))
          .update();
    }
  }

  /** Notes when a message was first opened. The row must be locked. */
  public void setOpened(MessageId id, Instant at) {
    sql.sql("update message set state = ?, opened_at = ? where message_id = ?")
        .params(StoredMessage.State.OPENED.name(), time(at), id.value())
        .update();
  }

  /**
   * Whether something of a conversation still waits to be taken, or has happened that is not
   * settled whom it is told.
   */
  public boolean isUnderWay(ConversationId conversation) {
    return sql.sql(
            "select exists (select 1 from outbox join message using (message_id)"
                + " where conversation_id = ?) or exists (select 1 from safety_event join"
                + " event_track using (referral) where conversation_id = ? and done_at is null)")
        .params(conversation.value(), conversation.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether this node erases now; another one gets no. Until the transaction ends. */
  public boolean erasesHere() {
    return sql.sql("select pg_try_advisory_xact_lock(7023)").query(Boolean.class).single();
  }

  /** Forgets a conversation: its messages with all that is noted of them, and its consents. */
  public void forget(ConversationId conversation) {
    String ofIts =
        " where message_id in (select message_id from message where conversation_id = ?)";
    for (String statement :
        List.of(
            "delete from decision" + ofIts,
            "delete from overdue" + ofIts,
            "delete from reminder" + ofIts,
            "delete from erasure_asked where conversation_id = ?",
            "delete from message where conversation_id = ?")) {
      sql.sql(statement).param(conversation.value()).update();
    }
    consents.forget(conversation);
    events.forget(conversation);
  }

  private StoredMessage row(ResultSet row, int number) throws SQLException {
    MessageId id = id(row);
    return new StoredMessage(
        id,
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        UnitId.of(row.getString("sender_unit")),
        UnitId.of(row.getString("recipient_unit")),
        StoredMessage.State.valueOf(row.getString("state")),
        life(id, row.getBytes("life"), row.getString("answer")),
        row.getBoolean("urgent"),
        row.getBoolean("duty"),
        row.getBoolean("protected"),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        instant(row, "taken_at"),
        instant(row, "opened_at"),
        read(atRest.decrypt("codes:" + id, row.getBytes("codes")), Cover.class));
  }

  private Life life(MessageId id, byte @Nullable [] stored, @Nullable String before) {
    if (stored != null) {
      return read(atRest.decrypt("life:" + id, stored), Life.class);
    }
    if (before == null) {
      return Life.NEW;
    }
    ReferralState then = ReferralStep.of(AnswerCode.valueOf(before)).leads(ReferralState.RECEIVED);
    return new Life(then, then);
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

  private static MessageId id(ResultSet row) throws SQLException {
    return new MessageId(row.getObject("message_id", UUID.class));
  }

  /**
   * For {@code any(?::uuid[])}: one statement for however many. Without a type, so that the
   * database reads it once: an array of texts it would turn into ids again for each row that it
   * looks at.
   *
   * @param ids that print as UUIDs
   */
  static SqlParameterValue uuids(Collection<?> ids) {
    String array = ids.stream().map(Object::toString).collect(joining(",", "{", "}"));
    return new SqlParameterValue(Types.OTHER, array);
  }

  /** A column of type uuid that may be null. */
  static SqlParameterValue orNull(@Nullable UUID value) {
    return new SqlParameterValue(Types.OTHER, value);
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
