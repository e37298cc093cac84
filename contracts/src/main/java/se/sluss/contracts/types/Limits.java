package se.sluss.contracts.types;

import java.nio.file.Path;
import java.time.Duration;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;

/**
 * How much is taken. Every door refuses more before it reads further.
 *
 * @param submissionBytes longest submission on the broker, in bytes of its JSON; at most 262144
 * @param coversPerSubmission most recipients of one submission
 * @param partsPerMessage most parts of one message; at most {@link
 *     se.sluss.contracts.cover.Cover#MOST_PARTS}
 * @param partBytes longest sealed part, in bytes
 * @param requestBytes longest body of an HTTP request to an adapter or the hub
 * @param requestsAtOnce how many HTTP requests of one adapter the hub works on at once
 * @param missesPerHour how many steps of what is not its own a unit may try before it is told to
 *     wait
 * @param codesPerPerson how many codes of the helpline's callers a person may try in an hour
 * @param codesPerUnit how many all persons of a unit may try in an hour
 * @param clockSkew how far ahead of the receiver's clock a time may be and not be in the future
 * @param windowPerUnit how many messages lie released and not yet taken in one unit's lane
 */
public record Limits(
    int submissionBytes,
    int coversPerSubmission,
    int partsPerMessage,
    int partBytes,
    int requestBytes,
    int requestsAtOnce,
    int missesPerHour,
    int codesPerPerson,
    int codesPerUnit,
    Duration clockSkew,
    int windowPerUnit) {

  /**
   * Reads and checks {@code limits.yaml} in a configuration folder; its schema holds the bounds.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static Limits load(Path configDir) throws ConfigException {
    ConfigReader reader = new ConfigReader(configDir);
    Read<Limits> read =
        reader.read("limits.yaml", reader.schema("schema/limits.json"), Limits.class);
    if (read == null) {
      throw reader.refusal();
    }
    // Sealed bytes travel as base64: three become four.
    if (read.value().partBytes > read.value().submissionBytes / 4 * 3) {
      reader.refuse(read.file().fault("/partBytes", "one part must fit in a submission"));
    }
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return read.value();
  }
}
