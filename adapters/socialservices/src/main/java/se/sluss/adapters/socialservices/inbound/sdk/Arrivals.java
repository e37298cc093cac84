package se.sluss.adapters.socialservices.inbound.sdk;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.socialservices.inbound.sdk.Arrival.State;
import se.sluss.adapters.socialservices.transport.SdkTransport.Waiting;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.sdk.message.MessageWriter;
import se.sluss.sdk.message.SdkMessage;

/**
 * What came by SDK, in the adapter's database. Each call takes part in the caller's transaction.
 */
public final class Arrivals {
  private static final int MOST_ROWS = 500;
  private static final String COLUMNS =
      "sdk_message, transport_id, unit, referral, state, code, field, received_at";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;
  private final MessageWriter writer = new MessageWriter();

  /**
   * @param jdbc the adapter's database
   * @param vault locks content
   * @param clock what time it is
   */
  public Arrivals(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** What is known of a message; empty before it came. */
  Optional<State> known(UUID message) {
    return jdbc.sql("select state from sdk_arrival where sdk_message = ?")
        .param(message)
        .query((row, _) -> State.valueOf(row.getString(1)))
        .optional();
  }

  /** Keeps a message as its XML; one that is there already stays as it is. */
  void keep(Waiting waiting, UnitId unit, @Nullable MessageId referral, SdkMessage message) {
    byte[] content = vault.lock(unit, place(waiting.message()), writer.write(message));
    jdbc.sql(
            """
            insert into sdk_arrival (sdk_message, transport_id, unit, conversation, answers,
              referral, content, state, received_at) values (?, ?, ?, ?, ?, ?, ?, 'KEPT', ?)
            on conflict do nothing
            """)
        .params(
            waiting.message(),
            new SqlParameterValue(Types.VARCHAR, waiting.transportId()),
            unit.value(),
            message.conversation(),
            new SqlParameterValue(Types.OTHER, message.answers()),
            new SqlParameterValue(Types.OTHER, referral == null ? null : referral.value()),
            content,
            clock.instant().atOffset(UTC))
        .update();
  }

  /** Notes that a message was refused; nothing of it is kept. */
  void refused(Waiting waiting, Fault fault) {
    jdbc.sql(
            """
            insert into sdk_arrival (sdk_message, transport_id, state, code, field, received_at)
            values (?, ?, 'REFUSED', ?, ?, ?) on conflict do nothing
            """)
        .params(
            waiting.message(),
            new SqlParameterValue(Types.VARCHAR, waiting.transportId()),
            fault.code().toString(),
            new SqlParameterValue(Types.VARCHAR, fault.field()),
            clock.instant().atOffset(UTC))
        .update();
  }

  /** The message system need not keep it any more. */
  void confirmed(UUID message) {
    jdbc.sql("update sdk_arrival set confirmed_at = ? where sdk_message = ?")
        .params(clock.instant().atOffset(UTC), message)
        .update();
  }

  /** Those that nobody has looked at, in the order in which they came. */
  List<Arrival> kept(int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from sdk_arrival where state = 'KEPT' order by received_at, sdk_message limit"
                + " ?")
        .param(most)
        .query(Arrivals::read)
        .list();
  }

  /** Those of these units, newest first. */
  List<Arrival> of(Set<UnitId> units) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from sdk_arrival where unit = any(?) order by received_at desc limit ?")
        .params(units.stream().map(UnitId::value).toArray(String[]::new), MOST_ROWS)
        .query(Arrivals::read)
        .list();
  }

  /** One of these units'. */
  Optional<Arrival> of(Set<UnitId> units, UUID message) {
    return jdbc.sql(
            "select " + COLUMNS + " from sdk_arrival where unit = any(?) and sdk_message = ?")
        .params(units.stream().map(UnitId::value).toArray(String[]::new), message)
        .query(Arrivals::read)
        .optional();
  }

  /** The content as XML; empty when it is gone. */
  Optional<byte[]> content(Arrival arrival) {
    return jdbc.sql("select content from sdk_arrival where sdk_message = ? and content is not null")
        .param(arrival.message())
        .query((row, _) -> row.getBytes(1))
        .optional()
        .map(locked -> vault.unlock(arrival.unit(), place(arrival.message()), locked));
  }

  /** It was a step, which went as this message: what it said is in there, and is gone here. */
  void taken(Arrival arrival, MessageId as) {
    jdbc.sql(
            "update sdk_arrival set state = 'TAKEN', taken_as = ?, content = null"
                + " where sdk_message = ?")
        .params(as.value(), arrival.message())
        .update();
  }

  /** It is for people; with why its step was not taken, if it was one. */
  void forPeople(Arrival arrival, @Nullable Fault fault) {
    jdbc.sql(
            "update sdk_arrival set state = 'FOR_PEOPLE', code = ?, field = ?"
                + " where sdk_message = ?")
        .params(
            new SqlParameterValue(Types.VARCHAR, fault == null ? null : fault.code().toString()),
            new SqlParameterValue(Types.VARCHAR, fault == null ? null : fault.field()),
            arrival.message())
        .update();
  }

  /** Notes who read it first. */
  void opened(Arrival arrival, OfficerId officer) {
    jdbc.sql("update sdk_arrival set opened_by = coalesce(opened_by, ?) where sdk_message = ?")
        .params(officer.value(), arrival.message())
        .update();
  }

  /** The unit has registered it: its content is gone. */
  void registered(Arrival arrival, OfficerId officer) {
    jdbc.sql(
            "update sdk_arrival set state = 'REGISTERED', content = null, registered_by = ?"
                + " where sdk_message = ?")
        .params(officer.value(), arrival.message())
        .update();
  }

  private static Arrival read(ResultSet row, int number) throws SQLException {
    UUID referral = row.getObject("referral", UUID.class);
    return new Arrival(
        row.getObject("sdk_message", UUID.class),
        row.getString("transport_id"),
        UnitId.of(row.getString("unit")),
        referral == null ? null : new MessageId(referral),
        State.valueOf(row.getString("state")),
        row.getString("code"),
        row.getString("field"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  private static String place(UUID message) {
    return "sdk/arrival/" + message;
  }
}
