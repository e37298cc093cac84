package se.sluss.hub.secrecy.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One value of a YAML document, with the line it stands on. Immutable.
 *
 * <p>The getters expect what the schema has already checked; they throw {@link
 * IllegalStateException} otherwise.
 */
public sealed interface YamlNode {
  /** The line of the value, from 1. */
  int line();

  /** The same value as JSON, for a schema to check. */
  JsonNode toJson();

  /** A scalar: its text as written, and what YAML 1.2's core schema takes it for. */
  record Scalar(String text, Type type, int line) implements YamlNode {
    /** What a plain scalar stands for. */
    public enum Type {
      STRING,
      INTEGER,
      BOOLEAN,
      NULL
    }

    @Override
    public JsonNode toJson() {
      JsonNodeFactory json = JsonNodeFactory.instance;
      return switch (type) {
        case STRING -> json.stringNode(text);
        case INTEGER -> json.numberNode(Long.parseLong(text));
        case BOOLEAN -> json.booleanNode(Boolean.parseBoolean(text));
        case NULL -> json.nullNode();
      };
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode toJson() {
      var array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(item.toJson()));
      return array;
    }
  }

  /** A map with its keys in the order written. */
  record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
    @Override
    public JsonNode toJson() {
      var object = JsonNodeFactory.instance.objectNode();
      entries.forEach((key, value) -> object.set(key, value.toJson()));
      return object;
    }
  }

  /** The keys of a map. */
  default Set<String> keys() {
    return this instanceof Mapping map ? map.entries().keySet() : Set.of();
  }

  /** The value of a key, or null when the map does not have it. */
  default @Nullable YamlNode find(String key) {
    return this instanceof Mapping map ? map.entries().get(key) : null;
  }

  /** The value of a key that must be there. */
  default YamlNode get(String key) {
    YamlNode value = find(key);
    if (value == null) {
      throw new IllegalStateException("line " + line() + ": no " + key);
    }
    return value;
  }

  /** The items of a list; of a missing key none. */
  default List<YamlNode> items(String key) {
    YamlNode value = find(key);
    return value == null ? List.of() : value.items();
  }

  /** The items of this list. */
  default List<YamlNode> items() {
    if (this instanceof Sequence sequence) {
      return sequence.items();
    }
    throw new IllegalStateException("line " + line() + ": not a list");
  }

  /** The items of a list of strings; of a missing key none. */
  default List<String> strings(String key) {
    return items(key).stream().map(YamlNode::string).toList();
  }

  /** This scalar's text. */
  default String string() {
    if (this instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new IllegalStateException("line " + line() + ": not a scalar");
  }

  /** The text of a key that must be there. */
  default String string(String key) {
    return get(key).string();
  }

  /** The text of a key, if it is there. */
  default Optional<String> optional(String key) {
    return Optional.ofNullable(find(key)).map(YamlNode::string);
  }

  /** This scalar as a truth value. */
  default boolean bool() {
    return Boolean.parseBoolean(string());
  }

  /** This scalar as a whole number. */
  default int integer() {
    return Integer.parseInt(string());
  }

  /** The value that an RFC 6901 pointer leads to, or the last one on the way that exists. */
  default YamlNode at(String pointer) {
    YamlNode here = this;
    for (String step : pointer.split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      String key = step.replace("~1", "/").replace("~0", "~");
      YamlNode next =
          switch (here) {
            case Mapping map -> map.entries().get(key);
            case Sequence sequence -> item(sequence, key);
            case Scalar scalar -> null;
          };
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }

  private static @Nullable YamlNode item(Sequence sequence, String key) {
    if (!key.chars().allMatch(Character::isDigit)) {
      return null;
    }
    int index = Integer.parseInt(key);
    return index < sequence.items().size() ? sequence.items().get(index) : null;
  }
}
