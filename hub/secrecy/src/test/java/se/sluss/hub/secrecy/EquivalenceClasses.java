package se.sluss.hub.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.sluss.hub.secrecy.yaml.YamlNode;
import se.sluss.hub.secrecy.yaml.YamlReader;

/**
 * Which codes the ruleset cannot tell apart. Two codes of a kind are in one class when every
 * condition in every file treats them alike, and, for parties, when they may have the same regimes
 * and stand to a sender in the same ways. Derived from the files: a new condition splits classes by
 * itself.
 */
final class EquivalenceClasses {
  private final Vocabulary vocabulary;
  private final Map<String, List<Set<String>>> distinctions = new TreeMap<>();
  private final Set<String> flagsRead = new TreeSet<>();

  EquivalenceClasses() {
    try {
      Map<String, YamlNode> files = files();
      vocabulary = new Vocabulary(files, new Faults());
      files.values().forEach(this::walk);
    } catch (IOException | YamlReader.YamlFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every file of the ruleset that ships, read but not compiled. */
  static Map<String, YamlNode> files() throws IOException, YamlReader.YamlFault {
    Map<String, YamlNode> files = new TreeMap<>();
    Path folder = Shipped.folder();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        files.put(
            folder.relativize(path).toString().replace('\\', '/'),
            YamlReader.read(Files.readString(path)));
      }
    }
    return files;
  }

  private void walk(YamlNode node) {
    switch (node) {
      case YamlNode.Mapping map -> map.entries().forEach(this::entry);
      case YamlNode.Sequence list -> list.items().forEach(this::walk);
      case YamlNode.Scalar scalar -> {}
    }
  }

  private void entry(String key, YamlNode value) {
    Dimension dimension =
        switch (key.replaceAll("_not$", "")) {
          case "sender", "receiver" -> Dimension.PARTY;
          case "purpose" -> Dimension.PURPOSE;
          case "data_subject" -> Dimension.DATA_SUBJECT;
          case "category" -> Dimension.CATEGORY;
          case "consent" -> Dimension.CONSENT;
          case "receiver_type" -> Dimension.RECEIVER_TYPE;
          default -> null;
        };
    if (dimension != null && value instanceof YamlNode.Sequence list) {
      distinctions
          .computeIfAbsent(key.replaceAll("_not$", ""), absent -> new ArrayList<>())
          .add(vocabulary.resolve(dimension, list.items(), new Faults().in("", "")));
    } else if (key.equals("flag") || key.equals("no_flag")) {
      flagsRead.add(value.string());
    } else if (key.equals("flags") && value instanceof YamlNode.Sequence list) {
      list.items().stream()
          .filter(item -> item instanceof YamlNode.Scalar)
          .forEach(item -> flagsRead.add(item.string()));
    } else if (key.equals("consent_scope")) {
      distinctions
          .computeIfAbsent("category", absent -> new ArrayList<>())
          .add(Set.of(value.string()));
    }
    walk(value);
  }

  /** The flags that some condition reads; all others change nothing but contradictions. */
  Set<String> flagsRead() {
    return flagsRead;
  }

  /** One code for each class of a kind of fact, by the code that stands for it. */
  Map<String, List<String>> of(String fact, Dimension dimension) {
    Map<List<Object>, List<String>> bySignature = new LinkedHashMap<>();
    for (String code : vocabulary.codes(dimension).names()) {
      List<Object> signature = new ArrayList<>();
      for (Set<String> distinction : distinctions.getOrDefault(fact, List.of())) {
        signature.add(distinction.contains(code));
      }
      if (fact.equals("sender")) {
        signature.add(Shipped.ruleset().regimesOf(code));
      } else if (fact.equals("receiver")) {
        signature.add(Shipped.ruleset().receiverTypesOf(code));
      }
      bySignature.computeIfAbsent(signature, absent -> new ArrayList<>()).add(code);
    }
    Map<String, List<String>> classes = new LinkedHashMap<>();
    bySignature.values().forEach(codes -> classes.put(codes.getFirst(), List.copyOf(codes)));
    return classes;
  }

  /** The code that stands for a code. */
  String standingFor(String fact, Dimension dimension, String code) {
    return of(fact, dimension).entrySet().stream()
        .filter(entry -> entry.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(code);
  }
}
