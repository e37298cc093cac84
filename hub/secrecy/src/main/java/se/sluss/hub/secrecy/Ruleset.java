package se.sluss.hub.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The law as data, read and checked whole from a folder. Immutable and safe to share. */
public final class Ruleset {
  private final String hash;
  private final Map<String, LawRule> rules;

  private Ruleset(String hash, Map<String, LawRule> rules) {
    this.hash = hash;
    this.rules = rules;
  }

  /**
   * Reads the ruleset in {@code config/secrecy}, or a copy of it in a jar's file system.
   *
   * @throws RulesetException when anything in it is wrong; nothing is then loaded
   */
  public static Ruleset load(Path secrecyConfigDir) throws RulesetException {
    if (!Files.isDirectory(secrecyConfigDir)) {
      throw new RulesetException(List.of(secrecyConfigDir + ": no such folder"));
    }
    try (Stream<Path> files = Files.walk(secrecyConfigDir)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Map<String, Path> byName = new TreeMap<>();
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .forEach(file -> byName.put(secrecyConfigDir.relativize(file).toString(), file));
      for (Map.Entry<String, Path> file : byName.entrySet()) {
        sha256.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(Files.readAllBytes(file.getValue()));
      }
      return new Ruleset(HexFormat.of().formatHex(sha256.digest()), Map.of());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new RulesetException(List.of(secrecyConfigDir + ": " + e));
    }
  }

  /** SHA-256 over the ruleset's files in lower-case hexadecimal; review.yaml is not part of it. */
  public String hash() {
    return hash;
  }

  /** The rule with this id, if the table has one. */
  public Optional<LawRule> rule(String ruleId) {
    return Optional.ofNullable(rules.get(ruleId));
  }
}
