package se.sluss.hub.log.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.proof.Hash;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trail with its proofs and checkpoint, as a file to hand over. Its format stands in the README.
 *
 * @param trail the trail's id
 * @param checkpoint the signed note that everything is proved by
 * @param entries all that the checkpoint covers of the trail, by counter
 */
public record TrailBundle(String trail, String checkpoint, List<Entry> entries) {
  public TrailBundle {
    entries = List.copyOf(entries);
  }

  /** A record with the key of its commitment. Not compared by content. */
  public record Shown(byte[] canonical, byte[] key) {}

  /**
   * One leaf. Not compared by content.
   *
   * @param shown null if the record is erased, or another side's
   */
  public record Entry(
      long counter, long index, byte[] commitment, List<Hash> path, @Nullable Shown shown) {}

  /** The bundle as JSON. */
  public String json() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode root = nodes.objectNode();
    root.put("format", "sluss-trail-bundle@1").put("trail", trail).put("checkpoint", checkpoint);
    ArrayNode array = root.putArray("entries");
    for (Entry entry : entries) {
      ObjectNode node = array.addObject();
      node.put("counter", entry.counter()).put("index", entry.index());
      node.put("commitment", base64(entry.commitment()));
      ArrayNode path = node.putArray("path");
      entry.path().forEach(hash -> path.add(hash.base64()));
      Shown shown = entry.shown();
      if (shown != null) {
        node.put("record", new String(shown.canonical(), StandardCharsets.UTF_8));
        node.put("key", base64(shown.key()));
      }
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
