package se.sluss.adapters.kit.notification;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/**
 * What became of each track of an event, so that the same event again has the same outcome. A track
 * that was asked back or refused is not kept: it may come again, corrected.
 */
final class EventTracks {
  /** A track of an event. */
  enum Which {
    PERSON,
    CHILD,
    VICTIMS_SIDE;

    /** What can go beside the first track. */
    static Which beside(Submitted event) {
      return switch (event) {
        case IgorEvent _, Dispatch _, Onward _ -> CHILD;
        case Forewarned _ -> VICTIMS_SIDE;
      };
    }
  }

  /**
   * What is known from before.
   *
   * @param same whether the content was the same
   * @param result what became of it
   */
  record Known(boolean same, Result result) {}

  private record Stored(String fingerprint, Bytes result) {}

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Clock clock;

  EventTracks(JdbcClient jdbc, Vault vault, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a track before; null when nothing is kept. */
  @Nullable Known find(Submitted event, UnitId sender, Which which) {
    Stored stored =
        jdbc.sql(
                "select fingerprint, result from event_track"
                    + " where sender = ? and event_id = ? and track = ?")
            .params(sender.value(), event.eventId(), which.name())
            .query((row, _) -> new Stored(row.getString(1), Bytes.of(row.getBytes(2))))
            .optional()
            .orElse(null);
    if (stored == null) {
      return null;
    }
    byte[] text = vault.unlock(sender, place(sender, event, which), stored.result().toArray());
    try {
      return new Known(
          stored.fingerprint().equals(fingerprint(event, sender, which)),
          json.read(text, Result.class));
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored result is not one", e);
    }
  }

  /** Keeps what became of a track; false when another was quicker. */
  boolean keep(Submitted event, UnitId sender, Which which, Result result) {
    return jdbc.sql(
                """
                insert into event_track (sender, event_id, track, fingerprint, result, at)
                values (?, ?, ?, ?, ?, ?) on conflict (sender, event_id, track) do nothing
                """)
            .params(
                sender.value(),
                event.eventId(),
                which.name(),
                fingerprint(event, sender, which),
                vault.lock(sender, place(sender, event, which), json.write(result)),
                clock.instant().atOffset(UTC))
            .update()
        == 1;
  }

  private String fingerprint(Submitted event, UnitId sender, Which which) {
    Object part =
        switch (event) {
          case Dispatch dispatch -> dispatch;
          case Onward onward -> onward;
          case Forewarned both -> which == Which.PERSON ? both.notice() : both.warning();
          case IgorEvent igor ->
              switch (which) {
                case PERSON -> igor.withoutConcern();
                case CHILD, VICTIMS_SIDE -> Arrays.asList(igor.officer(), igor.concern());
              };
        };
    return vault.fingerprint(sender, json.write(part));
  }

  private static String place(UnitId sender, Submitted event, Which which) {
    return "event_track/" + sender + "/" + event.eventId() + "/" + which;
  }
}
