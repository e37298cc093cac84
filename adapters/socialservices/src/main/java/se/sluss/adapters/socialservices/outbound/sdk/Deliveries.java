package se.sluss.adapters.socialservices.outbound.sdk;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.socialservices.mapping.sdk.SdkMapping;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery.State;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;

/** What goes to units by SDK, in the adapter's database. */
public final class Deliveries {
  /** The steps that the unit is told of: those that are not its own. */
  private static final String[] TOLD =
      Arrays.stream(ReferralStep.values())
          .filter(step -> step.side() != Side.RECIPIENT)
          .map(ReferralStep::name)
          .toArray(String[]::new);

  private static final int MOST_ROWS = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database, where the kit's inbox is too
   * @param clock what time it is
   */
  public Deliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A message of a unit. */
  public record Of(MessageId message, UnitId unit) {}

  /**
   * The messages in the inboxes of these units that are nobody's yet, or this officer's, and have
   * no row: urgent first, then oldest. What is for named handlers is not among them.
   */
  List<Of> unplanned(Set<UnitId> units, OfficerId officer, int most) {
    return jdbc.sql(
            """
            select message, unit from inbox i
            where unit = any(?) and not protected and erased_at is null
              and (state = 'NEW' or (state in ('CLAIMED', 'OPENED') and claimed_by = ?))
              and not exists (select 1 from sdk_delivery d
                where d.referral = i.message and d.unit = i.unit and d.step is null)
            order by (urgency = 'URGENT') desc, received_at limit ?
            """)
        .params(units.stream().map(UnitId::value).toArray(String[]::new), officer.value(), most)
        .query(
            (row, _) ->
                new Of(
                    new MessageId(row.getObject("message", UUID.class)),
                    UnitId.of(row.getString("unit"))))
        .list();
  }

  /** Plans a message; it is new in SDK's eyes, in a conversation of its own. */
  void plan(Of message, State state, @Nullable SlCode code) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into sdk_delivery (referral, unit, sdk_message, conversation, state, code,
              attempts, due_at, created_at) values (?, ?, ?, ?, ?, ?, 0, ?, ?)
            on conflict do nothing
            """)
        .params(
            message.message().value(),
            message.unit().value(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            state.name(),
            new SqlParameterValue(Types.VARCHAR, code == null ? null : code.toString()),
            now.atOffset(UTC),
            now.atOffset(UTC))
        .update();
  }

  /** Plans the steps of the other side in what has been planned, as answers in its conversation. */
  void planSteps() {
    jdbc.sql(
            """
            insert into sdk_delivery (referral, unit, step, sdk_message, conversation, answers,
              state, attempts, due_at, created_at)
            select d.referral, d.unit, s.id, gen_random_uuid(), d.conversation, d.sdk_message,
              'WAITING', 0, ?, ?
            from sdk_delivery d join referral_step s on s.referral = d.referral and s.unit = d.unit
            where d.step is null and d.state in ('WAITING', 'HANDED', 'ACCEPTED')
              and s.step = any(?) and not exists (select 1 from sdk_delivery x where x.step = s.id)
            order by s.id
            on conflict do nothing
            """)
        .params(clock.instant().atOffset(UTC), clock.instant().atOffset(UTC), TOLD)
        .update();
  }

  /**
   * Takes the next that is due in a state, for as long as the lease lasts: whoever stops with it
   * gives it back by that. Of one referral only the first that is not receipted.
   */
  Optional<Delivery> next(State state, Duration lease) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update sdk_delivery set attempts = attempts + 1, due_at = ? where id = (
              select id from sdk_delivery d where state = ? and due_at <= ? and not exists
                (select 1 from sdk_delivery b where b.referral = d.referral and b.unit = d.unit
                  and b.id < d.id and b.state <> 'ACCEPTED')
              order by due_at, id limit 1 for update skip locked)
            returning *
            """)
        .params(now.plus(lease).atOffset(UTC), state.name(), now.atOffset(UTC))
        .query(Deliveries::read)
        .optional();
  }

  /** At the start: whatever somebody held when the adapter stopped is due again. */
  public void free() {
    OffsetDateTime now = clock.instant().atOffset(UTC);
    jdbc.sql(
            "update sdk_delivery set due_at = ? where state in ('WAITING', 'HANDED')"
                + " and due_at > ?")
        .params(now, now)
        .update();
  }

  /** Handed over; the receipt is asked for from then on. */
  void handed(Delivery delivery, @Nullable String transportId, Duration wait) {
    OffsetDateTime now = clock.instant().atOffset(UTC);
    jdbc.sql(
            "update sdk_delivery set state = 'HANDED', attempts = 0, handed_at = ?, due_at = ?,"
                + " transport_id = coalesce(?, transport_id) where id = ?")
        .params(
            now, now.plus(wait), new SqlParameterValue(Types.VARCHAR, transportId), delivery.id())
        .update();
  }

  /** To be looked at again. */
  void later(Delivery delivery, State state, Duration wait) {
    jdbc.sql("update sdk_delivery set state = ?, due_at = ? where id = ?")
        .params(state.name(), clock.instant().plus(wait).atOffset(UTC), delivery.id())
        .update();
  }

  /** Receipted by the receiving organisation. */
  void accepted(Delivery delivery) {
    jdbc.sql("update sdk_delivery set state = 'ACCEPTED', settled_at = ? where id = ?")
        .params(clock.instant().atOffset(UTC), delivery.id())
        .update();
  }

  /** It does not arrive; what waits behind it in its referral does not go either. */
  void failed(Delivery delivery, SlCode code) {
    jdbc.sql(
            """
            update sdk_delivery set state = case when id = ? then 'FAILED' else 'LEFT' end,
              code = ?, settled_at = ?
            where id = ? or (referral = ? and unit = ? and state = 'WAITING')
            """)
        .params(
            delivery.id(),
            code.toString(),
            clock.instant().atOffset(UTC),
            delivery.id(),
            delivery.referral().value(),
            delivery.unit().value())
        .update();
  }

  /** Those of these units, newest first. */
  public List<DeliveryRow> of(Set<UnitId> units) {
    return jdbc.sql("select * from sdk_delivery where unit = any(?) order by id desc limit ?")
        .params(units.stream().map(UnitId::value).toArray(String[]::new), MOST_ROWS)
        .query(
            (row, _) ->
                new DeliveryRow(
                    new MessageId(row.getObject("referral", UUID.class)),
                    UnitId.of(row.getString("unit")),
                    row.getObject("step") != null,
                    row.getObject("sdk_message", UUID.class),
                    row.getString("transport_id"),
                    State.valueOf(row.getString("state")),
                    row.getString("code"),
                    at(row, "handed_at"),
                    at(row, "settled_at")))
        .list();
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** The referral that a unit's answer belongs to; null when it answers nothing of ours. */
  public @Nullable MessageId answered(UnitId unit, UUID conversation, @Nullable UUID answers) {
    return jdbc.sql(
            "select referral from sdk_delivery where unit = ? and (sdk_message = ?"
                + " or conversation = ?) order by (sdk_message = ?) desc nulls last limit 1")
        .params(
            unit.value(),
            new SqlParameterValue(Types.OTHER, answers),
            conversation,
            new SqlParameterValue(Types.OTHER, answers))
        .query((row, _) -> new MessageId(row.getObject(1, UUID.class)))
        .optional()
        .orElse(null);
  }

  private static Delivery read(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        new MessageId(row.getObject("referral", UUID.class)),
        UnitId.of(row.getString("unit")),
        row.getObject("step", Long.class),
        new SdkMapping.Ids(
            row.getObject("sdk_message", UUID.class),
            row.getObject("conversation", UUID.class),
            row.getObject("answers", UUID.class),
            row.getObject("created_at", OffsetDateTime.class).toInstant()),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"));
  }
}
