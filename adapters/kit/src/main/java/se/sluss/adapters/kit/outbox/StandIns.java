package se.sluss.adapters.kit.outbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.OfficeHours;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Deadlines.Deadline;
import se.sluss.contracts.types.Deadlines.Step;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/**
 * Keeps what may have to be sealed for a unit's stand-in: encrypted, only for the types that have
 * one, and no longer than one can be asked for. The hub cannot seal: it asks the sender.
 */
public final class StandIns {
  private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

  /** The hub's question comes a little after the deadline it tells of. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Clock clock;
  private final MessageTypes types;
  private final Deadlines deadlines;
  private final Units units;
  private final SealAgain again;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what is kept
   * @param json how it is written
   * @param clock how long it is kept
   * @param types which have a stand-in
   * @param deadlines until when one can be asked for
   * @param units the recipients' office hours
   * @param again seals
   */
  public StandIns(
      JdbcClient jdbc,
      Vault vault,
      Json json,
      Clock clock,
      MessageTypes types,
      Deadlines deadlines,
      Units units,
      SealAgain again) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
    this.types = types;
    this.deadlines = deadlines;
    this.units = units;
    this.again = again;
  }

  /** The hub has accepted this message: it is kept, if its type has a stand-in. */
  void accepted(UnitId sender, UnitId recipient, Draft draft) {
    Track track = draft.track();
    MessageType type = track == null ? null : types.type(track.type());
    if (track == null || type == null || type.standIn() == null) {
      return;
    }
    Deadline deadline = deadlines.of(track.type(), track.urgency());
    if (deadline == null) {
      return;
    }
    Unit unit = units.unit(recipient);
    OfficeHours hours = unit == null ? null : unit.hours();
    Instant until = deadline.failsAt(Step.OPENED, hours, clock.instant()).plus(MARGIN);
    jdbc.sql(
            "insert into kept_draft (message, sender, draft, until) values (?, ?, ?, ?)"
                + " on conflict do nothing")
        .params(
            draft.message().value(),
            sender.value(),
            vault.lock(sender, place(draft.message()), json.write(draft)),
            until.atOffset(UTC))
        .update();
  }

  /**
   * The hub asks for a message to be sealed for a stand-in, beside the unit it was for.
   *
   * @return the new message; null when nothing is kept to seal any more: then the sender's call
   *     must do
   */
  public @Nullable MessageId seal(UnitId sender, MessageId message, UnitId standIn) {
    Draft draft =
        jdbc.sql("delete from kept_draft where message = ? and sender = ? returning draft")
            .params(message.value(), sender.value())
            .query((row, _) -> read(vault.unlock(sender, place(message), row.getBytes(1))))
            .optional()
            .orElse(null);
    if (draft == null) {
      LOG.warn("message {} is not kept any more, and cannot be sealed for {}", message, standIn);
      return null;
    }
    return again.seal(sender, standIn, draft);
  }

  /** The unit has answered, or the message has ended: no stand-in will be asked for. */
  public void forget(MessageId message) {
    jdbc.sql("delete from kept_draft where message = ?").param(message.value()).update();
  }

  /** Forgets what nobody can ask for any more. */
  public void purge() {
    jdbc.sql("delete from kept_draft where until < ?")
        .param(clock.instant().atOffset(UTC))
        .update();
  }

  private Draft read(byte[] stored) {
    try {
      return json.read(stored, Draft.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a kept draft is not one", e);
    }
  }

  private static String place(MessageId message) {
    return "kept/draft/" + message;
  }
}
