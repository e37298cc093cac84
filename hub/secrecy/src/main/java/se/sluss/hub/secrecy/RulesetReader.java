package se.sluss.hub.secrecy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.yaml.YamlNode;
import se.sluss.hub.secrecy.yaml.YamlReader;

/** Reads a ruleset's folder: every file against its schema, then all of them as one table. */
final class RulesetReader {
  /** Names who approved which hash, so it cannot be part of what is hashed. */
  static final String REVIEW = "review.yaml";

  private static final String SCHEMA_BASE = "https://sluss.se/schema/secrecy/";
  private static final String RULES = "rules/";

  private final Path folder;
  private final Faults faults = new Faults();
  private final MessageDigest digest;
  private final Map<String, YamlNode> files = new TreeMap<>();
  private final Map<String, String> schemas = new HashMap<>();

  RulesetReader(Path folder) {
    this.folder = folder;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Ruleset read() throws RulesetException {
    readFiles();
    faults.refuseIfAny();
    for (Dimension dimension : Dimension.values()) {
      require(dimension.file());
    }
    require("vocabulary/facts.yaml");
    require("order.yaml");
    require(REVIEW);
    faults.refuseIfAny();
    checkSchemas();
    faults.refuseIfAny();
    checkActs();
    faults.refuseIfAny();
    Examiner examiner = compile(files, faults);
    return new Ruleset(
        HexFormat.of().formatHex(digest.digest()), examiner, Review.read(file(files, REVIEW)));
  }

  /** Every act must have its line in the review, or it could be used without anybody's approval. */
  private void checkActs() {
    Set<String> reviewed = new TreeSet<>();
    file(files, REVIEW).items("acts").forEach(act -> reviewed.add(act.string("id")));
    Set<String> acts = new TreeSet<>(List.of("offences", "order"));
    files.forEach(
        (name, root) -> {
          if (name.startsWith(RULES)) {
            acts.add(root.get("act").string("id"));
          }
        });
    acts.removeAll(reviewed);
    acts.forEach(act -> faults.add(REVIEW, 1, "the act " + act + " is not listed"));
  }

  private void require(String file) {
    if (!files.containsKey(file)) {
      faults.add(file, 1, "the file is missing");
    }
  }

  private static YamlNode file(Map<String, YamlNode> files, String name) {
    YamlNode file = files.get(name);
    if (file == null) {
      throw new IllegalStateException(name + " was not read");
    }
    return file;
  }

  private void readFiles() throws RulesetException {
    try (Stream<Path> found = Files.walk(folder)) {
      Map<String, Path> byName = new TreeMap<>();
      found
          .filter(Files::isRegularFile)
          .forEach(file -> byName.put(folder.relativize(file).toString().replace('\\', '/'), file));
      for (Map.Entry<String, Path> file : byName.entrySet()) {
        byte[] content = Files.readAllBytes(file.getValue());
        String text = new String(content, StandardCharsets.UTF_8);
        if (file.getKey().endsWith(".json")) {
          schemas.put(SCHEMA_BASE + file.getValue().getFileName(), text);
        } else if (file.getKey().endsWith(".yaml")) {
          hash(file.getKey(), content);
          readFile(file.getKey(), text);
        }
      }
    } catch (IOException e) {
      faults.add(folder + ": " + e);
      faults.refuseIfAny();
    }
  }

  private void hash(String name, byte[] content) {
    if (!name.equals(REVIEW)) {
      // Name and length before each file, so that moving bytes between files changes the hash.
      digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
  }

  private void readFile(String name, String text) {
    try {
      files.put(name, YamlReader.read(text));
    } catch (YamlReader.YamlFault e) {
      faults.add(name, e.line(), String.valueOf(e.getMessage()));
    }
  }

  private void checkSchemas() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    files.forEach(
        (name, root) -> {
          String schemaName = schemaFor(name);
          if (!schemas.containsKey(SCHEMA_BASE + schemaName)) {
            faults.add(name, 1, "there is no schema " + schemaName);
            return;
          }
          Schema schema = registry.getSchema(SchemaLocation.of(SCHEMA_BASE + schemaName));
          for (Error error : schema.validate(root.toJson())) {
            String pointer = String.valueOf(error.getInstanceLocation());
            faults.add(
                name,
                root.at(pointer).line(),
                entry(root, pointer) + pointer + " " + error.getMessage());
          }
        });
  }

  private static String schemaFor(String file) {
    if (file.startsWith(RULES)) {
      return "rules.json";
    }
    return file.substring(file.lastIndexOf('/') + 1).replace(".yaml", ".json");
  }

  /** The id or code of the list entry that a pointer leads into. */
  private static String entry(YamlNode root, String pointer) {
    String[] steps = pointer.split("/", -1);
    if (steps.length < 3) {
      return "";
    }
    YamlNode entry = root.at("/" + steps[1] + "/" + steps[2]);
    for (String key : new String[] {"id", "code", "step"}) {
      @Nullable YamlNode name = entry.find(key);
      if (name != null) {
        return name.string() + ": ";
      }
    }
    return "";
  }

  /** Makes the table that is examined by; the files have passed their schemas. */
  static Examiner compile(Map<String, YamlNode> files, Faults faults) throws RulesetException {
    Vocabulary vocabulary = new Vocabulary(files, faults);
    Map<String, YamlNode> ruleFiles = new TreeMap<>(files);
    ruleFiles.keySet().removeIf(name -> !name.startsWith(RULES));
    RuleReader rules = new RuleReader(ruleFiles, faults);
    OrderReader order =
        new OrderReader(
            file(files, "order.yaml"),
            rules.codes(),
            vocabulary.codes(Dimension.OBLIGATION),
            faults);
    ConditionReader conditions =
        new ConditionReader(
            vocabulary, rules.codes(), order.cases(), file(files, "vocabulary/facts.yaml"));
    RuleTable table = rules.read(conditions, vocabulary);
    ObligationTable obligations =
        new ObligationTable(
            file(files, Dimension.OBLIGATION.file()),
            vocabulary,
            order.cases(),
            conditions,
            faults);
    Order steps = order.read(conditions, vocabulary);
    faults.refuseIfAny();
    return new Examiner(vocabulary, table, steps, obligations);
  }
}
