package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether contact is stopped, event by event. Every method runs in the caller's transaction, and
 * rows of messages are locked before a stop is.
 */
@Repository
public class ContactStore {
  private static final int MOST = 200;

  private final JdbcClient sql;
  private final JdbcTemplate batch;

  /** Where the rows are. */
  public ContactStore(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  /** What there is of an event. */
  public enum Contact {
    /** Nobody in it meets who has used violence. */
    NONE,
    STOPPED,
    CLEAR
  }

  /** How it stands, with the row locked until the transaction ends. */
  public Contact lock(UUID event) {
    return sql.sql("select stopped from contact_stop where event_id = ? for update")
        .param(event)
        .query(Boolean.class)
        .optional()
        .map(stopped -> stopped ? Contact.STOPPED : Contact.CLEAR)
        .orElse(Contact.NONE);
  }

  /** Stops it, from now; a stop that stands keeps its time. */
  public void stop(Set<UUID> events, Instant at) {
    batch.batchUpdate(
        """
        insert into contact_stop (event_id, stopped, since) values (?, true, ?)
        on conflict (event_id) do update set stopped = true, since = excluded.since,
          reminded_at = null, late_at = null where not contact_stop.stopped
        """,
        events.stream()
            .sorted()
            .map(event -> new Object[] {event, MessageStore.time(at)})
            .toList());
  }

  /** Clears it. */
  public void clear(UUID event, Instant at) {
    sql.sql("update contact_stop set stopped = false, since = ? where event_id = ?")
        .params(MessageStore.time(at), event)
        .update();
  }

  /** Its clock begins anew at this instant; it stays stopped. */
  public void rest(UUID event, Instant at) {
    sql.sql(
            "update contact_stop set since = ?, reminded_at = null, late_at = null"
                + " where event_id = ? and stopped")
        .params(MessageStore.time(at), event)
        .update();
  }

  /** Forgets that of an event that is part of another. */
  public void forget(UUID event) {
    sql.sql("delete from contact_stop where event_id = ?").param(event).update();
  }

  /** Whether this node looks now; another one gets no. Until the transaction ends. */
  public boolean looksHere() {
    return sql.sql("select pg_try_advisory_xact_lock(7025)").query(Boolean.class).single();
  }

  /** Stopped at this instant or before, and nobody reminded. */
  public List<UUID> toRemind(Instant since) {
    return waiting("reminded_at is null and since <= ?", since);
  }

  /** Stopped at this instant or before, and not told as late since this instant. */
  public List<UUID> late(Instant since) {
    return waiting("coalesce(late_at, since) <= ?", since);
  }

  private List<UUID> waiting(String when, Instant at) {
    return sql.sql(
            "select event_id from contact_stop where stopped and %s order by since limit %d"
                .formatted(when, MOST))
        .param(MessageStore.time(at))
        .query(UUID.class)
        .list();
  }

  /** Notes that the victim's side was reminded. */
  public void reminded(UUID event, Instant at) {
    sql.sql("update contact_stop set reminded_at = ? where event_id = ?")
        .params(MessageStore.time(at), event)
        .update();
  }

  /** Notes that it was told as late. */
  public void toldLate(UUID event, Instant at) {
    sql.sql("update contact_stop set late_at = ? where event_id = ?")
        .params(MessageStore.time(at), event)
        .update();
  }
}
