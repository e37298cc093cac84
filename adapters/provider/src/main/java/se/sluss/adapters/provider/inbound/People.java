package se.sluss.adapters.provider.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.provider.mapping.Next;
import se.sluss.adapters.provider.mapping.Standing;
import se.sluss.adapters.provider.outbound.Address;
import se.sluss.adapters.provider.outbound.Due;
import se.sluss.adapters.provider.outbound.MailAddress;
import se.sluss.adapters.provider.outbound.Notices;
import se.sluss.adapters.provider.outbound.Telephone;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * Who is told, how far, and what is still to be sent: one row for each person, so that there is
 * never more than one notice on its way to him. Each call is a transaction of its own.
 */
public final class People implements Notices {
  private static final String MAIL = "mailto:";
  private static final String SMS = "sms:";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * @param jdbc the program's database
   * @param vault locks the addresses
   * @param transaction of that database
   * @param clock what time it is
   */
  public People(JdbcClient jdbc, Vault vault, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * One person as the unit sees the settings.
   *
   * @param officer the person
   * @param named whether he is a named handler
   * @param refused whether his address is refused for good
   */
  public record Entered(OfficerId officer, boolean named, boolean refused) {}

  /** Enters a person's address, in place of the one that was there. */
  void enter(UnitId unit, OfficerId officer, boolean named, Address address) {
    String text =
        switch (address) {
          case MailAddress mail -> MAIL + mail.value();
          case Telephone number -> SMS + number.value();
        };
    byte[] locked = vault.lock(unit, place(unit, officer), text.getBytes(UTF_8));
    jdbc.sql(
            """
            insert into person (unit, officer, named, address, edition, refused, again, tries)
            values (?, ?, ?, ?, 0, false, false, 0)
            on conflict (unit, officer) do update set named = excluded.named,
              address = excluded.address, edition = person.edition + 1, refused = false,
              up_to = null, again = false, due_at = null, tries = 0
            """)
        .params(unit.value(), officer.value(), named, locked)
        .update();
  }

  /** Forgets a person and his address. */
  void remove(UnitId unit, OfficerId officer) {
    jdbc.sql("delete from person where unit = ? and officer = ?")
        .params(unit.value(), officer.value())
        .update();
  }

  /** The people of a unit. */
  List<Entered> of(UnitId unit) {
    return jdbc.sql("select officer, named, refused from person where unit = ? order by officer")
        .param(unit.value())
        .query(
            (row, _) ->
                new Entered(OfficerId.of(row.getString(1)), row.getBoolean(2), row.getBoolean(3)))
        .list();
  }

  /** Decides about a person who can be told, and keeps what was decided, under the row's lock. */
  void decide(UnitId unit, OfficerId officer, Function<Standing, Next> next) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    "select up_to, again, due_at, told_at from person"
                        + " where unit = ? and officer = ? and not refused for update")
                .params(unit.value(), officer.value())
                .query((row, _) -> standing(row))
                .optional()
                .ifPresent(now -> keep(unit, officer, next.apply(now))));
  }

  private void keep(UnitId unit, OfficerId officer, Next next) {
    switch (next) {
      case Next.Nothing _ -> {}
      case Next.Read _ -> keep(unit, officer, null, false, null);
      case Next.Tell tell -> keep(unit, officer, tell.upTo(), tell.again(), tell.at());
    }
  }

  private void keep(
      UnitId unit, OfficerId officer, @Nullable Instant upTo, boolean again, @Nullable Instant at) {
    jdbc.sql(
            "update person set up_to = ?, again = ?, due_at = ?, tries = 0"
                + " where unit = ? and officer = ?")
        .param(time(upTo))
        .param(again)
        .param(time(at))
        .param(unit.value())
        .param(officer.value())
        .update();
  }

  @Override
  public Optional<Due> take(Instant until) {
    return jdbc.sql(
            """
            update person set due_at = ? where (unit, officer) = (
              select unit, officer from person where due_at <= ? order by due_at limit 1
              for update skip locked)
            returning unit, officer, address, edition, tries
            """)
        .param(time(until))
        .param(time(clock.instant()))
        .query((row, _) -> due(row, until))
        .optional();
  }

  @Override
  public void taken(Due due) {
    // What was decided while it was being sent stays to be sent.
    jdbc.sql(
            "update person set told_at = ?, tries = 0,"
                + " due_at = case when due_at = ? then null else due_at end"
                + " where unit = ? and officer = ? and edition = ?")
        .param(time(clock.instant()))
        .param(time(due.until()))
        .params(due.unit().value(), due.officer().value(), due.edition())
        .update();
  }

  @Override
  public void later(Due due, Instant at) {
    jdbc.sql(
            "update person set tries = tries + 1, due_at = ?"
                + " where unit = ? and officer = ? and edition = ? and due_at = ?")
        .param(time(at))
        .params(due.unit().value(), due.officer().value(), due.edition())
        .param(time(due.until()))
        .update();
  }

  @Override
  public void refused(Due due) {
    jdbc.sql(
            "update person set refused = true, due_at = null, up_to = null, again = false"
                + " where unit = ? and officer = ? and edition = ?")
        .params(due.unit().value(), due.officer().value(), due.edition())
        .update();
  }

  private Due due(ResultSet row, Instant until) throws SQLException {
    UnitId unit = UnitId.of(row.getString("unit"));
    OfficerId officer = OfficerId.of(row.getString("officer"));
    byte[] text = vault.unlock(unit, place(unit, officer), row.getBytes("address"));
    return new Due(
        unit,
        officer,
        address(new String(text, UTF_8)),
        row.getInt("edition"),
        row.getInt("tries"),
        until);
  }

  private static Address address(String text) {
    return text.startsWith(MAIL)
        ? new MailAddress(text.substring(MAIL.length()))
        : new Telephone(text.substring(SMS.length()));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        instant(row, "up_to"),
        row.getBoolean("again"),
        row.getObject("due_at") != null,
        instant(row, "told_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(UTC);
  }

  private static String place(UnitId unit, OfficerId officer) {
    return "person/address/" + unit + "/" + officer;
  }
}
