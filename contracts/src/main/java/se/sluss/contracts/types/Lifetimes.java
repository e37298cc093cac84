package se.sluss.contracts.types;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;

/**
 * How long things last. One table, checked at start.
 *
 * @param acceptWindow how long after it was sealed the hub takes a message of any type
 * @param duplicateMemory how long sender and message id are remembered
 * @param sealedLife how long a sealed message may wait unopened, quarantine included
 * @param keysKept how long a decryption key is kept after its last use to seal
 * @param recordKept how long after its last record the hub keeps what a referral's trail tells
 * @param keyBackupKept how long a backup of the log's key store is kept at most
 * @param custodyConsent how long a consent that was given in custody holds until somebody has
 *     confirmed it outside
 * @param helplineCode how long a code that a caller of the helpline was given can be used, in whole
 *     days
 * @param consentEndTold how long before a consent ends it is told
 */
public record Lifetimes(
    Duration acceptWindow,
    Duration duplicateMemory,
    Duration sealedLife,
    Duration keysKept,
    Duration recordKept,
    Duration keyBackupKept,
    Duration custodyConsent,
    Duration helplineCode,
    Duration consentEndTold) {

  /**
   * Reads and checks {@code lifetimes.yaml} in a configuration folder.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static Lifetimes load(Path configDir) throws ConfigException {
    ConfigReader reader = new ConfigReader(configDir);
    Read<Lifetimes> read =
        reader.read("lifetimes.yaml", reader.schema("schema/lifetimes.json"), Lifetimes.class);
    if (read == null) {
      throw reader.refusal();
    }
    Lifetimes all = read.value();
    Map.of(
            "/acceptWindow", all.acceptWindow,
            "/duplicateMemory", all.duplicateMemory,
            "/sealedLife", all.sealedLife,
            "/keysKept", all.keysKept,
            "/recordKept", all.recordKept,
            "/keyBackupKept", all.keyBackupKept,
            "/custodyConsent", all.custodyConsent,
            "/helplineCode", all.helplineCode,
            "/consentEndTold", all.consentEndTold)
        .forEach(
            (pointer, duration) -> {
              if (!duration.isPositive()) {
                reader.refuse(read.file().fault(pointer, "must be longer than nothing"));
              }
            });
    for (Order order :
        List.of(
            // Else a message could be taken again after it has been forgotten.
            new Order("/acceptWindow", all.acceptWindow, "duplicateMemory", all.duplicateMemory),
            // Else a message could wait until nobody can open it.
            new Order("/sealedLife", all.sealedLife, "keysKept", all.keysKept),
            // Else a code could be said when what it is for can no longer be opened.
            new Order("/helplineCode", all.helplineCode, "sealedLife", all.sealedLife),
            // Else what still may be opened, or come again, would have no record.
            new Order("/sealedLife", all.sealedLife, "recordKept", all.recordKept),
            new Order("/duplicateMemory", all.duplicateMemory, "recordKept", all.recordKept),
            // Else it would be told when it begins.
            new Order(
                "/consentEndTold", all.consentEndTold, "custodyConsent", all.custodyConsent))) {
      if (order.shorter.compareTo(order.longer) >= 0) {
        reader.refuse(read.file().fault(order.pointer, "must be shorter than " + order.name));
      }
    }
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return all;
  }

  private record Order(String pointer, Duration shorter, String name, Duration longer) {}
}
