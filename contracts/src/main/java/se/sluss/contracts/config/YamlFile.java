package se.sluss.contracts.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One YAML file as JSON, which still knows on which line each value stood. */
public final class YamlFile {
  private static final Json JSON = new Json();
  private final String name;
  private final JsonNode tree;
  private final Map<String, Integer> lines;

  private YamlFile(String name, JsonNode tree, Map<String, Integer> lines) {
    this.name = name;
    this.tree = tree;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param root the configuration folder
   * @param file in it
   * @throws ConfigException when it cannot be read, is not YAML 1.2 in UTF-8, or uses what this
   *     configuration does without: aliases, a name twice, decimals
   */
  public static YamlFile read(Path root, Path file) throws ConfigException {
    String name = root.relativize(file).toString().replace('\\', '/');
    try {
      Node node =
          new Compose(LoadSettings.builder().setLabel(name).build())
              .composeString(Files.readString(file, StandardCharsets.UTF_8))
              .orElseThrow(() -> new ConfigException(List.of(new Fault(name, 0, "is empty"))));
      YamlTree yaml = new YamlTree();
      JsonNode tree = yaml.convert(node);
      return new YamlFile(name, tree, yaml.lines());
    } catch (YamlTree.Refused e) {
      throw new ConfigException(List.of(new Fault(name, e.line(), String.valueOf(e.getMessage()))));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).map(at -> at + 1).orElse(0);
      throw new ConfigException(List.of(new Fault(name, line, "is not YAML: " + e.getProblem())));
    } catch (YamlEngineException e) {
      throw new ConfigException(List.of(new Fault(name, 0, "is not YAML: " + e.getMessage())));
    } catch (MalformedInputException e) {
      throw new ConfigException(List.of(new Fault(name, 0, "is not UTF-8")));
    } catch (IOException e) {
      throw new ConfigException(List.of(new Fault(name, 0, "cannot be read")));
    }
  }

  /**
   * The YAML files directly in a folder, by name.
   *
   * @throws ConfigException when there is no such folder
   */
  public static List<Path> in(Path root, String folder) throws ConfigException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new ConfigException(List.of(new Fault(folder, 0, "is not a folder that can be read")));
    }
  }

  /** Relative to the configuration folder, with slashes. */
  public String name() {
    return name;
  }

  /** The whole file. */
  public JsonNode tree() {
    return tree;
  }

  /**
   * The file as a record.
   *
   * @throws ConfigException when it is not one
   */
  public <T> T as(Class<T> type) throws ConfigException {
    try {
      return JSON.mapper().treeToValue(tree, type);
    } catch (JacksonException e) {
      StringBuilder pointer = new StringBuilder();
      for (JacksonException.Reference step : e.getPath()) {
        String field = step.getPropertyName();
        pointer.append('/').append(field == null ? String.valueOf(step.getIndex()) : field);
      }
      throw new ConfigException(
          List.of(fault(pointer.toString(), String.valueOf(e.getOriginalMessage()))));
    }
  }

  /**
   * A fault of the value at a JSON pointer; of the nearest value around it when there is none.
   *
   * @param pointer RFC 6901; empty for the whole file
   */
  public Fault fault(String pointer, String what) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return new Fault(name, lines.getOrDefault(at, 0), what);
  }
}
