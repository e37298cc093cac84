package se.sluss.contracts.config;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a composed YAML node into JSON, keeping the line of every value by its JSON pointer. */
final class YamlTree {
  /** Something YAML allows and this configuration does not. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;

    Refused(int line, String what) {
      super(what);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<String> path = new ArrayDeque<>();

  /** The value of a node. */
  JsonNode convert(Node node) throws Refused {
    int line = line(node);
    lines.put(String.join("", path), line);
    if (!seen.add(node)) {
      throw new Refused(line, "aliases are not used here; write the value out");
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar -> scalar(scalar, line);
      default -> throw new Refused(line, "neither a mapping, a list nor a value");
    };
  }

  /** Line from 1 of each value, by JSON pointer (RFC 6901). */
  Map<String, Integer> lines() {
    return Map.copyOf(lines);
  }

  private ObjectNode object(MappingNode mapping) throws Refused {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refused(line, "a name must be a plain word");
      }
      if (object.has(key.getValue())) {
        throw new Refused(line, "'" + key.getValue() + "' stands twice");
      }
      path.addLast("/" + key.getValue().replace("~", "~0").replace("/", "~1"));
      object.set(key.getValue(), convert(tuple.getValueNode()));
      path.removeLast();
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence) throws Refused {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      path.addLast("/" + array.size());
      array.add(convert(item));
      path.removeLast();
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar, int line) throws Refused {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.STR)) {
      return json.stringNode(text);
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (scalar.getTag().equals(Tag.INT)) {
      try {
        return json.numberNode(Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw new Refused(line, "the number is too large");
      }
    }
    throw new Refused(line, "only words, whole numbers, true, false and null are used here");
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).map(line -> line + 1).orElse(0);
  }
}
