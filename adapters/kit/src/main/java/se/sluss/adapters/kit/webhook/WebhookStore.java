package se.sluss.adapters.kit.webhook;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** Which change of each message has been told. Each call is a statement of its own. */
final class WebhookStore {
  private static final int MOST = 100;

  /** No transaction that changes a message lasts as long. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final String UNTOLD =
      " from sent s left join webhook w using (message)"
          + " where s.event_id is not null and s.changed_at >= (select at from webhook_from)"
          + " and w.told is distinct from s.changed_at";

  private final JdbcClient jdbc;

  WebhookStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A change to tell.
   *
   * @param message which
   * @param sender our unit
   * @param eventId the sender's own key
   * @param changedAt when it last changed
   * @param tries how many calls about it were refused or not answered
   */
  record Due(MessageId message, UnitId sender, String eventId, Instant changedAt, int tries) {}

  /** From now on changes are told; what is older was not missed by anybody. */
  void begin(Instant now) {
    jdbc.sql("insert into webhook_from (at) values (?) on conflict do nothing")
        .param(now.atOffset(UTC))
        .update();
  }

  /** The changes to tell now, oldest first, at most 100. */
  List<Due> due(Instant now) {
    return jdbc.sql(
            "select s.message, s.sender, s.event_id, s.changed_at, coalesce(w.tries, 0) as tries"
                + UNTOLD
                + " and (w.next_at is null or w.next_at <= ?) order by s.changed_at, s.message"
                + " limit ?")
        .params(now.atOffset(UTC), MOST)
        .query(
            (row, _) ->
                new Due(
                    new MessageId(row.getObject("message", UUID.class)),
                    UnitId.of(row.getString("sender")),
                    row.getString("event_id"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                    row.getInt("tries")))
        .list();
  }

  /** The system has it. */
  void told(Due one) {
    jdbc.sql(
            "insert into webhook (message, told) values (?, ?) on conflict (message) do update"
                + " set told = excluded.told, tries = 0, next_at = null")
        .params(one.message().value(), one.changedAt().atOffset(UTC))
        .update();
  }

  /** It is told again, not before then. */
  void again(Due one, Instant then) {
    jdbc.sql(
            "insert into webhook (message, tries, next_at) values (?, 1, ?)"
                + " on conflict (message) do update"
                + " set tries = webhook.tries + 1, next_at = excluded.next_at")
        .params(one.message().value(), then.atOffset(UTC))
        .update();
  }

  /** What need not be looked at again. */
  void forgetBefore(Instant now) {
    OffsetDateTime before = now.minus(OVERLAP).atOffset(UTC);
    jdbc.sql(
            "update webhook_from set at = ? where at < ? and not exists (select 1"
                + UNTOLD
                + " and s.changed_at < ?)")
        .params(before, before, before)
        .update();
  }
}
