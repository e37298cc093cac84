package se.sluss.hub.secrecy.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML document. */
public final class YamlReader {
  private YamlReader() {}

  /**
   * The document's root.
   *
   * @param text the whole document
   * @throws YamlFault when it is not YAML, is empty, or repeats a key
   */
  public static YamlNode read(String text) throws YamlFault {
    try {
      Node root =
          new Compose(LoadSettings.builder().build())
              .composeString(text)
              .orElseThrow(() -> new YamlFault(1, "the file is empty"));
      return convert(root);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new YamlFault(line, String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new YamlFault(1, String.valueOf(e.getMessage()));
    }
  }

  private static YamlNode convert(Node node) throws YamlFault {
    int line = line(node);
    return switch (node) {
      case MappingNode mapping -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
          if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            throw new YamlFault(line(entry.getKeyNode()), "a key must be plain text");
          }
          if (entries.put(key.getValue(), convert(entry.getValueNode())) != null) {
            throw new YamlFault(line(key), "the key " + key.getValue() + " is repeated");
          }
        }
        yield new YamlNode.Mapping(entries, line);
      }
      case SequenceNode sequence -> {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(convert(item));
        }
        yield new YamlNode.Sequence(items, line);
      }
      case ScalarNode scalar -> new YamlNode.Scalar(scalar.getValue(), type(scalar), line);
      default -> throw new YamlFault(line, "not a value");
    };
  }

  private static YamlNode.Scalar.Type type(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT)) {
      return YamlNode.Scalar.Type.INTEGER;
    }
    if (tag.equals(Tag.BOOL)) {
      return YamlNode.Scalar.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? YamlNode.Scalar.Type.NULL : YamlNode.Scalar.Type.STRING;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** What is wrong with a document, and on which line. */
  public static final class YamlFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    YamlFault(int line, String message) {
      super(message);
      this.line = line;
    }

    /** The line at fault, from 1. */
    public int line() {
      return line;
    }
  }
}
