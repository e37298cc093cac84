package se.sluss.hub.server.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.Reason;

/**
 * What has happened with persons who have used violence, and on what ground the victim's side may
 * be told. Every method runs in the caller's transaction, in which the referral's row is locked.
 */
@Repository
public class SafetyStore {
  private final JdbcClient sql;
  private final AtRest atRest;

  /** Where the rows are and how their codes are encrypted. */
  public SafetyStore(JdbcClient sql, AtRest atRest) {
    this.sql = sql;
    this.atRest = atRest;
  }

  /** Why the victim's side may be told, or is not to be. */
  public enum Ground {
    /** The person has agreed to it. */
    AGREED,
    /** A responsible officer has weighed that it is to be told. */
    WEIGHED,
    /** A responsible officer has weighed that it is not. */
    NOT_TO_BE_TOLD
  }

  /**
   * Something that has happened.
   *
   * @param step the message that told the hub of it
   * @param referral whose step it was
   * @param what it was
   * @param at when
   * @param ground null until somebody has said
   * @param lookedAt when the clock looked last; null before the first time
   * @param remindedAt when who meets the person was asked again
   * @param lateAt when it was last told as late
   */
  public record Happened(
      MessageId step,
      MessageId referral,
      Reason what,
      Instant at,
      @Nullable Ground ground,
      @Nullable Instant lookedAt,
      @Nullable Instant remindedAt,
      @Nullable Instant lateAt) {}

  /** Notes something; on the person's yes if there is one. */
  public void add(MessageId step, MessageId referral, Reason what, Instant at) {
    sql.sql(
            "insert into safety_event (step, referral, what, at, ground) select ?::uuid, ?::uuid,"
                + " ?::bytea, ?::timestamptz, case when safety_agreed then ? end from event_track"
                + " where referral = ?")
        .params(
            step.value(),
            referral.value(),
            atRest.encrypt(row(step), what.name().getBytes(UTF_8)),
            MessageStore.time(at),
            Ground.AGREED.name(),
            referral.value())
        .update();
  }

  /** The person agrees, or no longer: of all that is not settled, and of what comes. */
  public void agree(MessageId referral, boolean agrees) {
    sql.sql("update event_track set safety_agreed = ? where referral = ?")
        .params(agrees, referral.value())
        .update();
    if (agrees) {
      settle(referral, Ground.AGREED);
    } else {
      sql.sql(
              "update safety_event set ground = null"
                  + " where referral = ? and ground = ? and done_at is null")
          .params(referral.value(), Ground.AGREED.name())
          .update();
    }
  }

  /** Settles what nobody has said anything of. */
  public void settle(MessageId referral, Ground ground) {
    sql.sql("update safety_event set ground = ? where referral = ? and ground is null")
        .params(ground.name(), referral.value())
        .update();
  }

  /** Whether this node looks now; another one gets no. Until the transaction ends. */
  public boolean looksHere() {
    return sql.sql("select pg_try_advisory_xact_lock(7026)").query(Boolean.class).single();
  }

  /** Some of what is not done, what was looked at longest ago first. */
  public List<Happened> open(int most) {
    return sql.sql(
            "select step, referral, what, at, ground, looked_at, reminded_at, late_at"
                + " from safety_event where done_at is null"
                + " order by looked_at nulls first, at limit ?")
        .param(most)
        .query(this::row)
        .list();
  }

  /** Which referrals of the victim's side have been told of it. */
  public Set<MessageId> told(MessageId step) {
    return Set.copyOf(
        sql.sql("select notice from safety_told where step = ?")
            .param(step.value())
            .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
            .list());
  }

  /** Notes that one has been told. */
  public void tell(MessageId step, MessageId notice) {
    sql.sql("insert into safety_told (step, notice) values (?, ?)")
        .params(step.value(), notice.value())
        .update();
  }

  /**
   * Notes a look.
   *
   * @param after how it stands after it
   * @param done whether there is nothing left to do
   */
  public void looked(Happened after, boolean done, Instant now) {
    sql.sql(
            "update safety_event set looked_at = ?, reminded_at = ?, late_at = ?, done_at = ?"
                + " where step = ?")
        .params(
            MessageStore.time(now),
            orNull(after.remindedAt()),
            orNull(after.lateAt()),
            orNull(done ? now : null),
            after.step().value())
        .update();
  }

  private Happened row(ResultSet row, int number) throws SQLException {
    MessageId step = new MessageId(row.getObject("step", UUID.class));
    @Nullable String ground = row.getString("ground");
    return new Happened(
        step,
        new MessageId(row.getObject("referral", UUID.class)),
        Reason.valueOf(new String(atRest.decrypt(row(step), row.getBytes("what")), UTF_8)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        ground == null ? null : Ground.valueOf(ground),
        instant(row, "looked_at"),
        instant(row, "reminded_at"),
        instant(row, "late_at"));
  }

  private static String row(MessageId step) {
    return "safety:" + step;
  }

  private static SqlParameterValue orNull(@Nullable Instant at) {
    return new SqlParameterValue(
        Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : MessageStore.time(at));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
