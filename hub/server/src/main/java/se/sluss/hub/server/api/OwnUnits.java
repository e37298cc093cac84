package se.sluss.hub.server.api;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** Which units an adapter speaks for, by its login. */
@Component
class OwnUnits {
  private final Directory directory;

  OwnUnits(Directory directory) {
    this.directory = directory;
  }

  /** A unit that is another adapter's is answered as if it did not exist. */
  Unit own(UnitId id, Jwt adapter) {
    @Nullable Unit unit = directory.unit(id);
    if (unit == null || !unit.adapter().equals(adapterOf(adapter))) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    return unit;
  }

  /** The same for a name, which may be no unit's. */
  Unit own(String name, Jwt adapter) {
    UnitId id;
    try {
      id = UnitId.of(name);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    return own(id, adapter);
  }

  /** All of an adapter's. */
  Set<UnitId> all(Jwt adapter) {
    return directory.units().stream()
        .filter(unit -> unit.adapter().equals(adapterOf(adapter)))
        .map(Unit::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String adapterOf(Jwt jwt) {
    @Nullable String adapter = jwt.getClaimAsString("adapter");
    return adapter == null ? "" : adapter;
  }
}
