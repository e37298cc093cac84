package se.sluss.contracts.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;
import se.sluss.contracts.id.UnitId;

/**
 * The units that are reached by SDK. The hub needs none of it: who is reached how is for the
 * adapter that the directory names.
 */
public final class SdkAddresses {
  /** The file as it is written. */
  record Written(List<SdkAddress> units) {}

  private final Map<UnitId, SdkAddress> byUnit = new TreeMap<>();
  private final Map<String, SdkAddress> byFunction = new TreeMap<>();

  private SdkAddresses() {}

  /**
   * Reads and checks {@code directory/sdk.yaml} in a configuration folder. A unit has one address,
   * and no address is two units': what is for one must not come to another.
   *
   * @param configDir such as {@code config/}
   * @param directory of the same folder
   * @throws ConfigException with every fault, each with file and line
   */
  public static SdkAddresses load(Path configDir, Directory directory) throws ConfigException {
    ConfigReader reader = new ConfigReader(configDir);
    Read<Written> read =
        reader.read(
            "directory/sdk.yaml", reader.schema("directory/schema/sdk.json"), Written.class);
    if (read == null) {
      throw reader.refusal();
    }
    SdkAddresses addresses = new SdkAddresses();
    for (int i = 0; i < read.value().units().size(); i++) {
      SdkAddress one = read.value().units().get(i);
      String fault = addresses.add(one, directory);
      if (fault != null) {
        reader.refuse(read.file().fault("/units/" + i, "unit " + one.unit() + ": " + fault));
      }
    }
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return addresses;
  }

  /** The address of a unit; null when it is not reached by SDK. */
  public @Nullable SdkAddress of(UnitId unit) {
    return byUnit.get(unit);
  }

  /** The unit with this address; null when it is none's. */
  public @Nullable SdkAddress at(String organisation, String function) {
    return byFunction.get(key(organisation, function));
  }

  private @Nullable String add(SdkAddress one, Directory directory) {
    if (directory.unit(one.unit()) == null) {
      return "is not in the directory";
    }
    if (byUnit.put(one.unit(), one) != null) {
      return "has an address already";
    }
    return byFunction.put(key(one.organisation(), one.function()), one) == null
        ? null
        : "has the address of another unit";
  }

  /** A space stands in neither. */
  private static String key(String organisation, String function) {
    return organisation + " " + function;
  }
}
