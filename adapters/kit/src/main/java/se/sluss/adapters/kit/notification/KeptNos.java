package se.sluss.adapters.kit.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;

/**
 * The noes of our units, and when to ask again: encrypted, seen by the unit that asked alone, never
 * sent, and erased after a time.
 */
public final class KeptNos {
  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Clock clock;
  private final KeptNoSettings settings;

  KeptNos(JdbcClient jdbc, Vault vault, Json json, Clock clock, KeptNoSettings settings) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * One that is to be asked again.
   *
   * @param eventId by which the unit knows whom
   * @param no what was kept
   */
  public record Due(String eventId, KeptNo no) {}

  /** Keeps a no, in the caller's transaction; the same event again changes nothing. */
  void keep(IgorEvent event, UnitId sender) {
    Person person = event.person();
    KeptNo no =
        new KeptNo(
            event.officer(),
            event.stage(),
            event.wish(),
            event.askAgainOn(),
            person == null ? null : person.language());
    jdbc.sql(
            "insert into kept_no (sender, event_id, kept, at) values (?, ?, ?, ?)"
                + " on conflict (sender, event_id) do nothing")
        .params(
            sender.value(),
            event.eventId(),
            vault.lock(sender, place(sender, event.eventId()), json.write(no)),
            clock.instant().atOffset(UTC))
        .update();
  }

  /** Those of a unit that are to be asked again on a day or before it, the first first. */
  public List<Due> toAskAgain(UnitId sender, LocalDate until) {
    return jdbc
        .sql("select event_id, kept from kept_no where sender = ? and at > ?")
        .params(sender.value(), clock.instant().minus(settings.erasedAfter()).atOffset(UTC))
        .query((row, _) -> read(sender, row))
        .list()
        .stream()
        .filter(one -> one.no().askAgainOn() != null && !day(one).isAfter(until))
        .sorted(Comparator.comparing(KeptNos::day).thenComparing(Due::eventId))
        .toList();
  }

  /** Erases what has been kept for as long as it may be. */
  public void erase() {
    jdbc.sql("delete from kept_no where at <= ?")
        .param(clock.instant().minus(settings.erasedAfter()).atOffset(UTC))
        .update();
  }

  private static LocalDate day(Due one) {
    @Nullable LocalDate day = one.no().askAgainOn();
    return day == null ? LocalDate.MAX : day;
  }

  private Due read(UnitId sender, ResultSet row) throws SQLException {
    String event = row.getString("event_id");
    byte[] text = vault.unlock(sender, place(sender, event), row.getBytes("kept"));
    try {
      return new Due(event, json.read(text, KeptNo.class));
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a kept no cannot be read", e);
    }
  }

  private static String place(UnitId sender, String event) {
    return "kept_no/" + sender + "/" + event;
  }
}
