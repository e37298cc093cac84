package se.sluss.adapters.kit.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.wire.Json;

/** The hand-overs of our units, in the database. Each call is in the caller's transaction. */
public final class HandoverStore {
  /** Whether he came on the code's last day can be said for a week more; then all is forgotten. */
  private static final Period KEPT_AFTER = Period.ofDays(7);

  private final JdbcClient jdbc;
  private final Vault vault;
  private final CodeTries codes;
  private final Json json;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what was agreed
   * @param codes how codes are kept
   * @param json how what was agreed is written
   * @param clock which day it is
   */
  public HandoverStore(JdbcClient jdbc, Vault vault, CodeTries codes, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.codes = codes;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A hand-over.
   *
   * @param id random
   * @param unit whose
   * @param message it came with, or the choice of a time after that
   * @param used whether he has said his code here
   * @param told whether the helpline has been told if he came
   * @param agreed what he has said yes to
   * @param diesOn last day of the code
   */
  record Kept(
      String id,
      UnitId unit,
      MessageId message,
      boolean used,
      boolean told,
      Agreed agreed,
      LocalDate diesOn) {}

  /** Notes the hand-over in what was opened, if there is one; the same again changes nothing. */
  public void keep(Opened opened) {
    Agreed agreed = Agreed.of(opened.cover());
    for (Opened.Part part : opened.parts()) {
      if (agreed != null && part instanceof Opened.Part.Unnamed(_, HelplineHandover handover)) {
        keep(opened.cover().messageId(), opened.cover().recipient().unit(), handover, agreed);
      }
    }
  }

  private void keep(MessageId message, UnitId unit, HelplineHandover handover, Agreed agreed) {
    String proof = handover.proof();
    LocalDate dies = handover.codeDies();
    if (proof == null || dies == null) {
      // A choice: from now on the hand-over is found by it.
      jdbc.sql("update handover set message = ? where unit = ? and handover = ?")
          .params(message.value(), unit.value(), handover.handover())
          .update();
      return;
    }
    if (dies.isBefore(today())) {
      return;
    }
    jdbc.sql(
            """
            insert into handover (unit, handover, message, code_hash, agreed, dies_on)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            unit.value(),
            handover.handover(),
            message.value(),
            codes.hash(proof, unit),
            vault.lock(unit, place(handover.handover()), json.write(agreed)),
            dies)
        .update();
  }

  /** Uses a code: whose it was; null when it is no live one of this unit. */
  @Nullable Kept use(UnitId unit, String hash) {
    return one(
        """
        update handover set used = true, code_hash = null
        where unit = ? and code_hash = ? and dies_on >= ?
        returning unit, handover, message, used, told, agreed, dies_on
        """,
        unit.value(),
        hash,
        today());
  }

  /** The one that came with this message; null when there is none. */
  @Nullable Kept of(UnitId unit, MessageId message) {
    return one(
        """
        select unit, handover, message, used, told, agreed, dies_on from handover
        where unit = ? and message = ?
        """,
        unit.value(),
        message.value());
  }

  void told(Kept kept) {
    jdbc.sql("update handover set told = true where unit = ? and handover = ?")
        .params(kept.unit().value(), kept.id())
        .update();
  }

  /** Forgets what has died. */
  public void forgetDead() {
    LocalDate today = today();
    jdbc.sql("update handover set code_hash = null where dies_on < ?").param(today).update();
    jdbc.sql("delete from handover where dies_on < ?").param(today.minus(KEPT_AFTER)).update();
  }

  /** The day in Sweden. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
  }

  private @Nullable Kept one(String query, Object... of) {
    List<Kept> found = jdbc.sql(query).params(of).query(this::read).list();
    return found.isEmpty() ? null : found.getFirst();
  }

  private Kept read(ResultSet row, int number) throws SQLException {
    UnitId unit = UnitId.of(row.getString("unit"));
    String id = row.getString("handover");
    return new Kept(
        id,
        unit,
        new MessageId(row.getObject("message", UUID.class)),
        row.getBoolean("used"),
        row.getBoolean("told"),
        agreed(vault.unlock(unit, place(id), row.getBytes("agreed"))),
        Objects.requireNonNull(row.getObject("dies_on", LocalDate.class)));
  }

  private Agreed agreed(byte[] text) {
    try {
      return json.read(text, Agreed.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("what was agreed is not readable", e);
    }
  }

  private static String place(String id) {
    return "handover/" + id;
  }
}
