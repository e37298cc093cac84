package se.sluss.hub.server.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.state.NewRows.NewMessage;

/**
 * Consents, and what rests on them. Every method runs in the caller's transaction; whoever ends a
 * consent has locked the rows of the messages that rest on it, as whoever opens one has.
 */
@Repository
public class ConsentStore {
  private static final String COLUMNS =
      "consent_id, conversation_id, recorded_by, state, provisional, changed_at, codes";

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final AtRest atRest;
  private final Json json;
  private final Lifetimes lifetimes;

  /** Where the rows are, how their codes are encrypted, and how long a provisional yes holds. */
  public ConsentStore(
      JdbcClient sql, JdbcTemplate batch, AtRest atRest, Json json, Lifetimes lifetimes) {
    this.sql = sql;
    this.batch = batch;
    this.atRest = atRest;
    this.json = json;
    this.lifetimes = lifetimes;
  }

  /** Whether it stands, as far as it was changed; its time is beside. */
  public enum State {
    ACTIVE,
    WITHDRAWN,
    IN_ERROR,
    ENDED
  }

  /**
   * A consent as the hub remembers it.
   *
   * @param id of the consent
   * @param conversation in which it was recorded
   * @param recordedBy the unit that recorded it
   * @param state whether it stands
   * @param provisional given in custody and not confirmed outside
   * @param changedAt when its state changed, or it was confirmed
   * @param record as it was recorded; null for one from before records were kept
   */
  public record Consent(
      ConsentId id,
      ConversationId conversation,
      UnitId recordedBy,
      State state,
      boolean provisional,
      @Nullable Instant changedAt,
      @Nullable ConsentRecord record) {

    /** Whether a cover of that conversation, from that unit, carries this very consent. */
    public boolean isThis(ConsentRecord other, ConversationId in, UnitId by) {
      return conversation.equals(in)
          && recordedBy.equals(by)
          && (record == null || record.equals(other));
    }
  }

  /** Remembers the consents that new messages rest on; one that is known stays as it is. */
  void insert(List<NewMessage> messages) {
    batch.batchUpdate(
        """
        insert into consent (consent_id, conversation_id, recorded_by, state, valid_from, valid_to,
          provisional, codes)
        values (?, ?, ?, 'ACTIVE', ?, ?, ?, ?) on conflict (consent_id) do nothing
        """,
        messages.stream()
            .map(NewMessage::cover)
            .flatMap(
                cover ->
                    cover.ground() instanceof Ground.Consent(ConsentRecord record, var _)
                        ? Stream.<Object[]>of(
                            new Object[] {
                              record.id().value(),
                              cover.conversationId().value(),
                              cover.sender().unit().value(),
                              MessageStore.time(record.from()),
                              MessageStore.time(until(record)),
                              record.inCustody(),
                              atRest.encrypt("consent:" + record.id(), json.write(record))
                            })
                        : Stream.empty())
            .toList());
  }

  private Instant until(ConsentRecord record) {
    Instant provisional = record.from().plus(lifetimes.custodyConsent());
    return record.inCustody() && provisional.isBefore(record.to()) ? provisional : record.to();
  }

  /** A consent. */
  public Optional<Consent> find(ConsentId id) {
    return find(List.of(id)).stream().findFirst();
  }

  /** Those of these that are known. */
  public List<Consent> find(Collection<ConsentId> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.sql("select " + COLUMNS + " from consent where consent_id = any(?::uuid[])")
            .param(MessageStore.uuids(ids))
            .query(this::row)
            .list();
  }

  /** The messages that rest on a consent, in the order in which rows are locked. */
  public List<MessageId> restingOn(ConsentId id) {
    return sql.sql("select message_id from message where consent_id = ? order by message_id")
        .param(id.value())
        .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The messages that rest on the same consent as this one. */
  public List<MessageId> alongside(MessageId id) {
    return sql.sql(
            "select message_id from message where consent_id ="
                + " (select consent_id from message where message_id = ?)")
        .param(id.value())
        .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Which of these messages rest on a consent that does not stand at this time. */
  public Set<MessageId> without(Collection<MessageId> ids, Instant at) {
    return Set.copyOf(
        sql.sql(
                """
                select m.message_id from message m join consent c using (consent_id)
                where m.message_id = any(?::uuid[])
                  and (c.state <> 'ACTIVE' or ? < c.valid_from or ? > c.valid_to
                    or c.conversation_id <> m.conversation_id)
                """)
            .params(MessageStore.uuids(ids), MessageStore.time(at), MessageStore.time(at))
            .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
            .list());
  }

  /** Whether the consent a message rests on stands; true when it rests on none. */
  public boolean stands(MessageId id, Instant at) {
    return without(List.of(id), at).isEmpty();
  }

  /** Ends a consent; false when it had ended before. */
  public boolean end(ConsentId id, State as, Instant at) {
    return sql.sql(
                "update consent set state = ?, changed_at = ?"
                    + " where consent_id = ? and state = 'ACTIVE'")
            .params(as.name(), MessageStore.time(at), id.value())
            .update()
        == 1;
  }

  /** A provisional consent holds as long as it was given for; false when it is not provisional. */
  public boolean confirm(ConsentRecord record, Instant at) {
    return sql.sql(
                """
                update consent set provisional = false, changed_at = ?, end_told_at = null,
                  valid_to = ?
                where consent_id = ? and provisional and state = 'ACTIVE' and valid_to >= ?
                """)
            .params(
                MessageStore.time(at),
                MessageStore.time(record.to()),
                record.id().value(),
                MessageStore.time(at))
            .update()
        == 1;
  }

  /** Whether this node looks now; another one gets no. Until the transaction ends. */
  public boolean looksHere() {
    return sql.sql("select pg_try_advisory_xact_lock(7024)").query(Boolean.class).single();
  }

  /** Some of those whose time is over. */
  public List<Consent> over(Instant now, int most) {
    return ending("valid_to < ?", now, most);
  }

  /** Some of those that end before this instant, of which nobody has been told. */
  public List<Consent> endingUntold(Instant before, int most) {
    return ending("end_told_at is null and valid_to < ?", before, most);
  }

  private List<Consent> ending(String when, Instant at, int most) {
    return sql.sql(
            "select %s from consent where state = 'ACTIVE' and %s order by valid_to limit ?"
                .formatted(COLUMNS, when))
        .params(MessageStore.time(at), most)
        .query(this::row)
        .list();
  }

  /** Notes that its end has been told. */
  public void endTold(ConsentId id, Instant at) {
    sql.sql("update consent set end_told_at = ? where consent_id = ?")
        .params(MessageStore.time(at), id.value())
        .update();
  }

  /** Forgets the consents of a conversation. */
  void forget(ConversationId conversation) {
    sql.sql("delete from consent where conversation_id = ?").param(conversation.value()).update();
  }

  private Consent row(ResultSet row, int number) throws SQLException {
    ConsentId id = new ConsentId(row.getObject("consent_id", UUID.class));
    @Nullable OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
    byte @Nullable [] codes = row.getBytes("codes");
    return new Consent(
        id,
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        UnitId.of(row.getString("recorded_by")),
        State.valueOf(row.getString("state")),
        row.getBoolean("provisional"),
        changed == null ? null : changed.toInstant(),
        codes == null ? null : read(atRest.decrypt("consent:" + id, codes)));
  }

  private ConsentRecord read(byte[] stored) {
    try {
      return json.read(stored, ConsentRecord.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }
}
