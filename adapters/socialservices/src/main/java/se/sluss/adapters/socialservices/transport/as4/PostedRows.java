package se.sluss.adapters.socialservices.transport.as4;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.socialservices.transport.as4.Posted.State;

/**
 * What goes by AS4: messages, and receipts of messages. Each call takes part in the caller's
 * transaction.
 */
public final class PostedRows {
  private static final String COLUMNS =
      "select as4_id, conversation, document, organisation, envelope, state, attempts"
          + " from sdk_as4_posted ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param clock what time it is
   */
  public PostedRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A message by its id in SDK. */
  Optional<Posted> message(UUID message) {
    return jdbc.sql(COLUMNS + "where message = ?")
        .param(message)
        .query(PostedRows::read)
        .optional();
  }

  /** A message that is to go; one that has a row already stays as it is. */
  void keep(UUID message, Posted posted) {
    insert(posted).param("message", message).update();
  }

  /** A receipt that is to go. */
  void keep(Posted receipt) {
    insert(receipt).param("message", null, Types.OTHER).update();
  }

  private JdbcClient.StatementSpec insert(Posted posted) {
    return jdbc.sql(
            """
            insert into sdk_as4_posted (as4_id, message, conversation, document, organisation,
              envelope, state, attempts, due_at, created_at)
            values (:id, :message, :conversation, :document, :organisation, :envelope, 'WAITING', 0,
              :now, :now) on conflict do nothing
            """)
        .param("id", posted.as4Id())
        .param("conversation", posted.conversation())
        .param("document", posted.document())
        .param("organisation", posted.organisation())
        .param("envelope", posted.envelope())
        .param("now", clock.instant().atOffset(UTC));
  }

  /** Receipts that are due, oldest first. */
  List<Posted> receiptsDue(int most) {
    return jdbc.sql(
            COLUMNS
                + "where message is null and state = 'WAITING' and due_at <= ? order by due_at"
                + " limit ?")
        .params(clock.instant().atOffset(UTC), most)
        .query(PostedRows::read)
        .list();
  }

  /** It is tried again. */
  void later(String as4Id, Duration wait) {
    jdbc.sql(
            "update sdk_as4_posted set attempts = attempts + 1, due_at = ? where as4_id = ?"
                + " and state = 'WAITING'")
        .params(clock.instant().plus(wait).atOffset(UTC), as4Id)
        .update();
  }

  /** The other access point has it: it need not be kept here. */
  void sent(String as4Id) {
    settle(as4Id, "WAITING", State.SENT);
  }

  /** The other access point does not take it. */
  void refused(String as4Id) {
    settle(as4Id, "WAITING", State.REJECTED);
  }

  private void settle(String as4Id, String from, State to) {
    jdbc.sql(
            "update sdk_as4_posted set state = ?, envelope = null, settled_at = ?"
                + " where as4_id = ? and state = ?")
        .params(to.name(), clock.instant().atOffset(UTC), as4Id, from)
        .update();
  }

  /**
   * An organisation's receipt of a message. It counts for what went to that organisation, and once:
   * what was accepted is not rejected afterwards. It may come before the access point's own.
   *
   * @param causes the receipt's codes, for whoever looks
   * @return whether it was about a message of ours to this organisation
   */
  boolean receipted(UUID message, String organisation, boolean accepted, List<String> causes) {
    int settled =
        jdbc.sql(
                """
                update sdk_as4_posted set state = ?, causes = ?, envelope = null, settled_at = ?
                where message = ? and organisation = ? and state in ('WAITING', 'SENT')
                """)
            .params(
                (accepted ? State.ACCEPTED : State.REJECTED).name(),
                String.join(" ", causes),
                clock.instant().atOffset(UTC),
                message,
                organisation)
            .update();
    return settled == 1
        || jdbc.sql("select 1 from sdk_as4_posted where message = ? and organisation = ?")
            .params(message, organisation)
            .query(Integer.class)
            .optional()
            .isPresent();
  }

  private static Posted read(ResultSet row, int number) throws SQLException {
    return new Posted(
        row.getString("as4_id"),
        row.getString("conversation"),
        row.getString("document"),
        row.getString("organisation"),
        row.getBytes("envelope"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"));
  }
}
