package se.sluss.adapters.kit.inbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubApi.BrokenGlass;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.GlassReason;

/** Breaking the glass, in the adapter's database. */
public final class BrokenGlasses implements Glass {
  private static final Duration OPEN = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Uuid7 ids;
  private final Clock clock;

  /**
   * @param jdbc the adapter's database
   * @param ids of what is asked
   * @param clock when
   */
  public BrokenGlasses(JdbcClient jdbc, Uuid7 ids, Clock clock) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void ask(UnitId unit, GlassReason reason, Viewer viewer) throws RefusedException {
    if (!viewer.units().contains(unit) || !viewer.roles().contains("handler")) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    jdbc.sql("insert into glass (id, unit, officer, reason, asked_at) values (?, ?, ?, ?, ?)")
        .params(
            ids.next(),
            unit.value(),
            viewer.officer().value(),
            reason.name(),
            clock.instant().atOffset(UTC))
        .update();
  }

  @Override
  public List<Asked> asked(Viewer viewer) {
    return jdbc.sql(
            """
            select id, unit, officer, reason, asked_at from glass
            where unit = any(?) and confirmed_by is null and asked_at > ? order by asked_at limit 50
            """)
        .params(
            viewer.units().stream().map(UnitId::value).toArray(String[]::new),
            clock.instant().minus(OPEN).atOffset(UTC))
        .query(
            (row, _) ->
                new Asked(
                    row.getObject("id", UUID.class),
                    UnitId.of(row.getString("unit")),
                    OfficerId.of(row.getString("officer")),
                    GlassReason.valueOf(row.getString("reason")),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public void confirm(UUID id, Viewer viewer) throws RefusedException {
    Asked asked =
        asked(viewer).stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    if (asked == null) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    if (asked.officer().equals(viewer.officer())) {
      throw new RefusedException(SlCode.SECOND_PERSON_IS_THE_FIRST);
    }
    if (!viewer.responsible()) {
      throw new RefusedException(SlCode.SECOND_PERSON_NEEDED);
    }
    jdbc.sql(
            "update glass set confirmed_by = ?, open_until = ?"
                + " where id = ? and confirmed_by is null")
        .params(viewer.officer().value(), clock.instant().plus(OPEN).atOffset(UTC), id)
        .update();
  }

  /** What opens the unit's protected messages to this person now; null when nothing does. */
  @Nullable BrokenGlass open(UnitId unit, Viewer viewer) {
    if (!viewer.units().contains(unit)) {
      return null;
    }
    return jdbc.sql(
            """
            select reason, confirmed_by from glass
            where unit = ? and officer = ? and open_until > ? order by open_until desc limit 1
            """)
        .params(unit.value(), viewer.officer().value(), clock.instant().atOffset(UTC))
        .query(
            (row, _) ->
                new BrokenGlass(
                    GlassReason.valueOf(row.getString("reason")),
                    OfficerId.of(row.getString("confirmed_by"))))
        .optional()
        .orElse(null);
  }
}
