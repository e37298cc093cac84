package se.sluss.adapters.kit.door;

import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.oauth2.jwt.Jwt;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * Which unit a case system sends for: the one of ours that its token names. Made when a door asks
 * for it: a program with no unit of its own has none to name.
 */
@Lazy
public class SenderUnit {
  private final Units units;

  /**
   * @param units which are ours
   */
  SenderUnit(Units units) {
    this.units = units;
  }

  /**
   * The unit.
   *
   * @throws RefusedException FORBIDDEN when the token does not name exactly one of ours, of its own
   *     agency
   */
  public UnitId of(Jwt token) throws RefusedException {
    List<String> named = token.getClaimAsStringList("units");
    String agency = token.getClaimAsString("agency");
    List<Unit> ours =
        units.ours().stream()
            .filter(unit -> named != null && named.contains(unit.id().value()))
            .filter(unit -> unit.agency().value().equals(agency))
            .toList();
    if (ours.size() != 1) {
      throw new RefusedException(SlCode.FORBIDDEN);
    }
    return ours.getFirst().id();
  }
}
