package se.sluss.adapters.provider.inbound;

import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** The units whose people are told here. */
public final class ToldUnits {
  private static final String PORTAL = "portal";

  private final List<Unit> units;

  /**
   * @param directory as configured
   * @param ids of the units
   * @throws IllegalArgumentException when one is not in the directory, or does not read in the
   *     portal
   */
  public ToldUnits(Directory directory, List<UnitId> ids) {
    this.units =
        directory.units().stream()
            .filter(unit -> ids.contains(unit.id()) && unit.adapter().equals(PORTAL))
            .toList();
    if (units.size() != ids.size()) {
      throw new IllegalArgumentException("sluss.provider.units: units of the portal, each once");
    }
  }

  /** All of them. */
  List<UnitId> all() {
    return units.stream().map(Unit::id).toList();
  }

  /**
   * The unit that a token acts for.
   *
   * @throws RefusedException FORBIDDEN when it does not name exactly one, of its own agency
   */
  UnitId of(Jwt token) throws RefusedException {
    List<String> named = token.getClaimAsStringList("units");
    String agency = token.getClaimAsString("agency");
    if (named == null || named.size() != 1) {
      throw new RefusedException(SlCode.FORBIDDEN);
    }
    return units.stream()
        .filter(unit -> unit.id().value().equals(named.getFirst()))
        .filter(unit -> unit.agency().value().equals(agency))
        .map(Unit::id)
        .findFirst()
        .orElseThrow(() -> new RefusedException(SlCode.FORBIDDEN));
  }
}
