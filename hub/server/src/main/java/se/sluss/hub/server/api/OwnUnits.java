package se.sluss.hub.server.api;

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

  static String adapterOf(Jwt jwt) {
    @Nullable String adapter = jwt.getClaimAsString("adapter");
    return adapter == null ? "" : adapter;
  }
}
