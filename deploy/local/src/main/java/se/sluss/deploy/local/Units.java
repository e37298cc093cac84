package se.sluss.deploy.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * Every unit of the directory, and the hub, which signs as a unit too.
 *
 * @param agencies whom the unit's certificates name
 * @param programs which program holds its keys and reads its queues
 */
public record Units(Map<UnitId, AgencyId> agencies, Map<UnitId, String> programs) {
  private static final UnitId HUB = UnitId.of("hub");
  private static final AgencyId OPERATOR = AgencyId.of("sluss");

  /** Reads the directory; refuses a unit whose adapter is not run here. */
  public static Units of(Path config) throws StartRefused {
    try {
      Map<UnitId, AgencyId> agencies = new TreeMap<>(Map.of(HUB, OPERATOR));
      Map<UnitId, String> programs = new TreeMap<>(Map.of(HUB, Plan.HUB));
      for (Unit unit : Directory.load(config).units()) {
        if (!Plan.WITH_KEYS.contains(unit.adapter())) {
          throw new StartRefused(
              StartProblem.BAD_CONFIG, config.toString(), unit.id() + ": " + unit.adapter());
        }
        agencies.put(unit.id(), unit.agency());
        programs.put(unit.id(), unit.adapter());
      }
      return new Units(agencies, programs);
    } catch (ConfigException e) {
      throw new StartRefused(
          StartProblem.BAD_CONFIG, e, config.toString(), String.valueOf(e.getMessage()));
    }
  }
}
