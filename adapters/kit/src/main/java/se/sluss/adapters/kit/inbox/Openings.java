package se.sluss.adapters.kit.inbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubAnswer;
import se.sluss.adapters.kit.hub.HubApi.BrokenGlass;
import se.sluss.adapters.kit.hub.HubApi.PermitAnswer;
import se.sluss.adapters.kit.hub.HubApi.PermitQuestion;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * Who may open, and who has. The hub is asked once for each officer and message; an opening without
 * the hub is told to it when it is back.
 */
public final class Openings {
  private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

  private final HubDoor hub;
  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param hub gives permits
   * @param jdbc the adapter's database
   * @param clock when something was opened
   */
  public Openings(HubDoor hub, JdbcClient jdbc, Clock clock) {
    this.hub = hub;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A right to open.
   *
   * @param permit when the hub gave it; absent when it could not be asked
   * @param known whether it was given before
   */
  record Right(@Nullable String permit, boolean known) {}

  /**
   * Asks for the right to open.
   *
   * @throws RefusedException NOT_FOUND, HUB_UNREACHABLE, or the hub's own reason
   */
  Right right(
      Received received, Viewer viewer, SortedSet<String> acknowledged, @Nullable BrokenGlass glass)
      throws RefusedException {
    Right before =
        jdbc.sql("select permit from opening where message = ? and officer = ?")
            .params(received.message().value(), viewer.officer().value())
            .query((row, _) -> new Right(row.getString(1), true))
            .optional()
            .orElse(null);
    if (before != null) {
      return before;
    }
    return switch (hub.permit(question(received, viewer, acknowledged, glass))) {
      case HubAnswer.Yes<PermitAnswer>(PermitAnswer answer) -> {
        if (!answer.permit()) {
          throw new RefusedException(SlCode.NOT_FOUND);
        }
        yield new Right(answer.at().toString(), false);
      }
      case HubAnswer.No<PermitAnswer>(SlCode code) -> throw new RefusedException(code);
      case HubAnswer.Unreachable<PermitAnswer> _ -> {
        // The glass is broken on the hub's record or not at all.
        if (received.consentBased() || !received.urgent() || glass != null) {
          throw new RefusedException(SlCode.HUB_UNREACHABLE);
        }
        yield new Right(null, false);
      }
    };
  }

  /** Records an opening by this right. */
  void record(Received received, Viewer viewer, Right right) {
    PermitQuestion asked = question(received, viewer, new TreeSet<>(), null);
    jdbc.sql(
            """
            insert into opening (message, unit, officer, role, named, permit, at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (message, officer) do nothing
            """)
        .param(received.message().value())
        .param(received.unit().value())
        .param(viewer.officer().value())
        .param(asked.role())
        .param(asked.namedHandler())
        .param(right.permit())
        .param(clock.instant().atOffset(UTC))
        .update();
  }

  /** Whether somebody has opened it. */
  boolean opened(MessageId message, Viewer viewer) {
    return jdbc.sql("select count(*) from opening where message = ? and officer = ?")
            .params(message.value(), viewer.officer().value())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Tells the hub of openings made while it was away. */
  public void tellDeferred() {
    List<PermitQuestion> deferred =
        jdbc.sql(
                "select message, unit, officer, role, named from opening"
                    + " where permit is null order by at limit 50")
            .query(
                (row, _) ->
                    new PermitQuestion(
                        new MessageId(row.getObject(1, UUID.class)),
                        UnitId.of(row.getString(2)),
                        OfficerId.of(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        null,
                        null))
            .list();
    for (PermitQuestion one : deferred) {
      switch (hub.permit(one)) {
        case HubAnswer.Yes<PermitAnswer>(PermitAnswer answer) -> told(one, answer.at().toString());
        case HubAnswer.No<PermitAnswer>(SlCode code) -> {
          LOG.error("message {} was opened without the hub, which says {}", one.message(), code);
          told(one, code.toString());
        }
        case HubAnswer.Unreachable<PermitAnswer> _ -> {
          return;
        }
      }
    }
  }

  private void told(PermitQuestion opening, String permit) {
    jdbc.sql("update opening set permit = ? where message = ? and officer = ?")
        .params(permit, opening.message().value(), opening.officer().value())
        .update();
  }

  private static PermitQuestion question(
      Received received,
      Viewer viewer,
      SortedSet<String> acknowledged,
      @Nullable BrokenGlass glass) {
    return new PermitQuestion(
        received.message(),
        received.unit(),
        viewer.officer(),
        viewer.responsible() ? "responsible-officer" : "handler",
        viewer.namedHandler(),
        acknowledged.isEmpty() ? null : acknowledged,
        glass);
  }
}
