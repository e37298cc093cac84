package se.sluss.adapters.kit.sent;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** What was sent, in the database. A change takes part in the caller's transaction. */
public final class SentStore implements SentMessages {
  private static final int MOST_ROWS = 500;
  private static final String COLUMNS =
      "select message, event_id, sender, officer, recipient, type, urgency, sent_at, status,"
          + " changed_at, code, decision, sealed_again_as, purpose from sent where event_id is not"
          + " null and ";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Clock clock;
  private final LifeStore lives;
  private final OwnReferrals own;
  private final ApplicationEventPublisher events;

  /**
   * @param jdbc the adapter's database
   * @param vault locks decisions
   * @param json how decisions are written
   * @param clock when something changed
   * @param lives where each referral stands
   * @param own what can be done then
   * @param events tells of changes
   */
  public SentStore(
      JdbcClient jdbc,
      Vault vault,
      Json json,
      Clock clock,
      LifeStore lives,
      OwnReferrals own,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
    this.lives = lives;
    this.own = own;
    this.events = events;
  }

  /** Puts a message on the list, waiting. */
  public void add(
      SubmissionId submission,
      Cover cover,
      @Nullable String eventId,
      OfficerId officer,
      @Nullable Why decision) {
    UnitId sender = cover.sender().unit();
    Instant now = clock.instant();
    MessageId answers = cover.inReplyTo();
    jdbc.sql(
            """
            insert into sent (message, submission, conversation, in_reply_to, event_id, sender,
              officer, recipient, type, urgency, status, decision, sent_at, changed_at, purpose,
              consent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(cover.messageId().value())
        .param(submission.value())
        .param(cover.conversationId().value())
        .param(answers == null ? null : answers.value())
        .param(eventId)
        .param(sender.value())
        .param(officer.value())
        .param(cover.recipient().unit().value())
        .param(cover.type().toString())
        .param(cover.urgency().name())
        .param(Status.WAITING.name())
        .param(locked(cover.messageId(), sender, decision))
        .param(now.atOffset(UTC))
        .param(now.atOffset(UTC))
        .param(cover.purpose())
        .param(locked(cover))
        .update();
    events.publishEvent(new SentChanged(sender));
  }

  /** What is known of a message of ours, locked for a change; null when there is none. */
  public @Nullable Known known(MessageId message) {
    return jdbc.sql(
            "select sender, recipient, officer, status, in_reply_to from sent"
                + " where message = ? for update")
        .param(message.value())
        .query(
            (row, _) ->
                new Known(
                    UnitId.of(row.getString("sender")),
                    UnitId.of(row.getString("recipient")),
                    OfficerId.of(row.getString("officer")),
                    Status.valueOf(row.getString("status")),
                    messageId(row, "in_reply_to")))
        .optional()
        .orElse(null);
  }

  /**
   * What is known of a message of ours.
   *
   * @param sender our unit
   * @param recipient to whom
   * @param officer who sent it
   * @param status how far it has come
   * @param answers what it answers, if anything
   */
  public record Known(
      UnitId sender,
      UnitId recipient,
      OfficerId officer,
      Status status,
      @Nullable MessageId answers) {}

  /** Records the hub's decision and its signed receipt. */
  public void receipt(MessageId message, UnitId sender, @Nullable Why decision, Bytes receipt) {
    jdbc.sql("update sent set decision = coalesce(?, decision), receipt = ? where message = ?")
        .param(locked(message, sender, decision))
        .param(receipt.toArray())
        .param(message.value())
        .update();
  }

  /** Records how far a message has come. Whoever calls has looked at what was known. */
  public void change(MessageId message, UnitId sender, Status status, @Nullable String code) {
    jdbc.sql("update sent set status = ?, code = ?, changed_at = ? where message = ?")
        .param(status.name())
        .param(code)
        .param(clock.instant().atOffset(UTC))
        .param(message.value())
        .update();
    events.publishEvent(new SentChanged(sender));
  }

  /** Links a message to the one that was sealed in its place, or beside it for a stand-in. */
  public void sealedAgain(
      MessageId message, UnitId sender, MessageId replacement, Status status, String code) {
    jdbc.sql("update sent set sealed_again_as = ? where message = ?")
        .param(replacement.value())
        .param(message.value())
        .update();
    change(message, sender, status, code);
  }

  /** Whether a message was sealed again for one that was refused. */
  public boolean replacesAnother(MessageId message) {
    return jdbc.sql("select count(*) from sent where sealed_again_as = ?")
            .param(message.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  public List<SentRow> list(Set<UnitId> units) {
    return standing(
        jdbc.sql(COLUMNS + "sender = any(?) order by sent_at desc, message desc limit ?")
            .params(names(units), MOST_ROWS));
  }

  @Override
  public List<SentRow> changedAfter(Set<UnitId> units, Instant since) {
    return standing(
        jdbc.sql(
                COLUMNS + "sender = any(?) and changed_at > ? order by changed_at, message limit ?")
            .params(names(units), since.atOffset(UTC), MOST_ROWS));
  }

  @Override
  public List<SentRow> ofEvent(UnitId sender, String eventId) {
    return standing(
        jdbc.sql(COLUMNS + "sender = ? and event_id = ? order by sent_at, message")
            .params(sender.value(), eventId));
  }

  private List<SentRow> standing(JdbcClient.StatementSpec asked) {
    List<SentRow> rows = asked.query(this::read).list();
    Map<LifeStore.Of, Standing> standings =
        lives.all(
            rows.stream()
                .map(row -> new LifeStore.Of(row.message(), row.sender()))
                .collect(Collectors.toSet()));
    return rows.stream()
        .map(
            row -> {
              Standing standing =
                  standings.getOrDefault(
                      new LifeStore.Of(row.message(), row.sender()), Standing.RECEIVED);
              return own.shown(row, standing);
            })
        .toList();
  }

  private static String[] names(Set<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(String[]::new);
  }

  /** A message that we sent, as it is shown; it must be known. */
  public SentRow row(MessageId message) {
    return standing(jdbc.sql(COLUMNS + "message = ?").param(message.value())).getFirst();
  }

  /** The conversation of a message that we sent. */
  ConversationId conversation(MessageId message) {
    return new ConversationId(
        jdbc.sql("select conversation from sent where message = ?")
            .param(message.value())
            .query(UUID.class)
            .single());
  }

  /**
   * By which the hub knows a consent that we recorded.
   *
   * @param id of the consent
   * @param subject the handle of whose it is
   */
  record Consent(ConsentId id, SubjectHandle subject) {}

  /** What a message that we sent rests on; null when it is no consent. */
  @Nullable Consent consent(MessageId message, UnitId sender) {
    byte[] stored =
        jdbc.sql("select consent from sent where message = ?")
            .param(message.value())
            .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
            .single()
            .orElse(null);
    return stored == null
        ? null
        : read(vault.unlock(sender, "sent/consent/" + message, stored), Consent.class);
  }

  private SentRow read(ResultSet row, int number) throws SQLException {
    MessageId message = new MessageId(row.getObject("message", UUID.class));
    UnitId sender = UnitId.of(row.getString("sender"));
    UnitId recipient = UnitId.of(row.getString("recipient"));
    TypeVersion type = TypeVersion.of(row.getString("type"));
    Urgency urgency = Urgency.valueOf(row.getString("urgency"));
    Status status = Status.valueOf(row.getString("status"));
    Instant sentAt = instant(row, "sent_at");
    return new SentRow(
        message,
        row.getString("event_id"),
        sender,
        OfficerId.of(row.getString("officer")),
        recipient,
        type,
        urgency,
        sentAt,
        status,
        instant(row, "changed_at"),
        row.getString("code"),
        unlocked(message, sender, row.getBytes("decision")),
        messageId(row, "sealed_again_as"),
        null,
        row.getString("purpose"),
        Standing.RECEIVED,
        new TreeSet<>());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable MessageId messageId(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new MessageId(id);
  }

  private byte @Nullable [] locked(MessageId message, UnitId sender, @Nullable Why decision) {
    return decision == null
        ? null
        : vault.lock(sender, "sent/decision/" + message, json.write(decision));
  }

  private byte @Nullable [] locked(Cover cover) {
    return cover.ground() instanceof Ground.Consent(ConsentRecord record, var _)
        ? vault.lock(
            cover.sender().unit(),
            "sent/consent/" + cover.messageId(),
            json.write(new Consent(record.id(), record.subject())))
        : null;
  }

  private @Nullable Why unlocked(MessageId message, UnitId sender, byte @Nullable [] stored) {
    return stored == null
        ? null
        : read(vault.unlock(sender, "sent/decision/" + message, stored), Why.class);
  }

  private <T> T read(byte[] text, Class<T> type) {
    try {
      return json.read(text, type);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("what is stored cannot be read", e);
    }
  }
}
