package se.sluss.hub.server.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;

/**
 * Which referrals are of one event, and what its victim's side has said of contact. Every method
 * runs in the caller's transaction; whoever changes a track has locked the rows of the messages of
 * its event.
 */
@Repository
public class EventStore {
  private static final String COLUMNS = "referral, event_id, side, said, held";

  private final JdbcClient sql;
  private final JdbcTemplate batch;

  /** Where the rows are. */
  public EventStore(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  /** Whom a referral is for, in its event. */
  public enum Side {
    /** Who meets the person who has used violence. */
    PERPETRATOR,
    /** Who supports the person exposed to it. */
    VICTIM,
    OTHER
  }

  /** What the victim's side has said of contact. */
  public enum Said {
    CLEAR,
    STOP
  }

  /**
   * A referral in its event.
   *
   * @param referral its message
   * @param event the hub's own name of the event
   * @param side whom it is for
   * @param said of contact; null when nothing is, or no longer
   * @param held whether it waits unreleased
   */
  public record Track(
      MessageId referral, UUID event, Side side, @Nullable Said said, boolean held) {}

  /**
   * A referral to be added.
   *
   * @param track in its event
   * @param conversation its conversation
   */
  public record NewTrack(Track track, ConversationId conversation) {}

  /** Adds referrals to their events. */
  public void add(List<NewTrack> tracks) {
    if (!tracks.isEmpty()) {
      batch.batchUpdate(
          """
          insert into event_track (referral, conversation_id, event_id, side, held)
          values (?, ?, ?, ?, ?) on conflict (referral) do nothing
          """,
          tracks.stream()
              .map(
                  one ->
                      new Object[] {
                        one.track().referral().value(),
                        one.conversation().value(),
                        one.track().event(),
                        one.track().side().name(),
                        one.track().held()
                      })
              .toList());
    }
  }

  /** A referral in its event; empty for one from before events were kept. */
  public Optional<Track> of(MessageId referral) {
    return sql.sql("select " + COLUMNS + " from event_track where referral = ?")
        .param(referral.value())
        .query(EventStore::row)
        .optional();
  }

  /** The events of those of these conversations that are known. */
  public Map<ConversationId, UUID> of(Collection<ConversationId> conversations) {
    Map<ConversationId, UUID> known = new HashMap<>();
    if (!conversations.isEmpty()) {
      sql.sql(
              "select conversation_id, event_id from event_track"
                  + " where conversation_id = any(?::uuid[])")
          .param(MessageStore.uuids(conversations))
          .query(
              row -> {
                known.put(
                    new ConversationId(row.getObject("conversation_id", UUID.class)),
                    row.getObject("event_id", UUID.class));
              });
    }
    return known;
  }

  /** The referrals of an event, in the order in which rows are locked. */
  public List<Track> in(UUID event) {
    return sql.sql("select " + COLUMNS + " from event_track where event_id = ? order by referral")
        .param(event)
        .query(EventStore::row)
        .list();
  }

  /** The referrals of the events of these, themselves included. */
  public List<MessageId> alongside(Collection<MessageId> referrals) {
    return referrals.isEmpty()
        ? List.of()
        : sql.sql(
                "select referral from event_track where event_id in (select event_id from"
                    + " event_track where referral = any(?::uuid[]))")
            .param(MessageStore.uuids(referrals))
            .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
            .list();
  }

  /** Notes what the victim's side has said; null when it is to be asked again. */
  public void say(MessageId referral, @Nullable Said said) {
    sql.sql("update event_track set said = ? where referral = ?")
        .param(said == null ? null : said.name())
        .param(referral.value())
        .update();
  }

  /** It waits unreleased from now on. */
  public void hold(MessageId referral) {
    sql.sql("update event_track set held = true where referral = ?")
        .param(referral.value())
        .update();
  }

  /** It waits no longer; from now its deadlines count. */
  public void lift(MessageId referral, Instant at) {
    sql.sql("update event_track set held = false, lifted_at = ? where referral = ?")
        .params(MessageStore.time(at), referral.value())
        .update();
  }

  /** Some of what waits unreleased. */
  public List<MessageId> held(int most) {
    return sql.sql("select referral from event_track where held order by referral limit ?")
        .param(most)
        .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Which of these wait unreleased. Their rows must be locked. */
  public Set<MessageId> held(Collection<MessageId> referrals) {
    return referrals.isEmpty()
        ? Set.of()
        : Set.copyOf(
            sql.sql("select referral from event_track where held and referral = any(?::uuid[])")
                .param(MessageStore.uuids(referrals))
                .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
                .list());
  }

  /** What waits unreleased in the events of those of these that are for the victim's side. */
  public List<MessageId> heldBeside(Collection<MessageId> referrals) {
    return referrals.isEmpty()
        ? List.of()
        : sql.sql(
                "select distinct w.referral from event_track t join event_track w using (event_id)"
                    + " where t.referral = any(?::uuid[]) and t.side = 'VICTIM' and w.held")
            .param(MessageStore.uuids(referrals))
            .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
            .list();
  }

  /** The referrals of one event are from now on of the other. */
  public void merge(UUID from, UUID into) {
    sql.sql("update event_track set event_id = ? where event_id = ?").params(into, from).update();
  }

  /** Forgets the referrals of a conversation, and the stop of an event that nothing is left of. */
  void forget(ConversationId conversation) {
    sql.sql(
            """
            with gone as (delete from event_track where conversation_id = ? returning event_id)
            delete from contact_stop s using gone
            where s.event_id = gone.event_id and not exists
              (select 1 from event_track t where t.event_id = s.event_id and t.conversation_id <> ?)
            """)
        .params(conversation.value(), conversation.value())
        .update();
  }

  private static Track row(ResultSet row, int number) throws SQLException {
    @Nullable String said = row.getString("said");
    return new Track(
        new MessageId(row.getObject("referral", UUID.class)),
        row.getObject("event_id", UUID.class),
        Side.valueOf(row.getString("side")),
        said == null ? null : Said.valueOf(said),
        row.getBoolean("held"));
  }
}
