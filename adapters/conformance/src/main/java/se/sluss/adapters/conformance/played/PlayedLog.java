package se.sluss.adapters.conformance.played;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.witness.NoteKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A log of nothing but the directory's trail, by the letter of RFC 6962 and slow. */
public final class PlayedLog {
  private static final String ORIGIN = "played.example/log";

  /**
   * What the hub answers about it.
   *
   * @param bundle a trail bundle, wholly shown
   * @param consistency base64 hashes
   */
  public record Answer(String bundle, List<String> consistency) {}

  private record Leaf(String record, byte[] key, byte[] commitment) {}

  private final NoteKey signer = new NoteKey(ORIGIN, NoteKey.NOTE, new byte[32]);
  private final List<Leaf> leaves = new ArrayList<>();

  /** The log's key, as it is pinned. */
  public String verifierKey() {
    return signer.verifierKey();
  }

  /** How many records there are. */
  public int size() {
    return leaves.size();
  }

  /** Publishes a key; {@code use} is signing or opening. */
  public PlayedLog publish(String unit, String use, String key) {
    return add(402, unit, use, key);
  }

  /** Revokes one. */
  public PlayedLog revoke(String unit, String use, String key) {
    return add(403, unit, use, key);
  }

  private PlayedLog add(int event, String unit, String use, String key) {
    String record =
        ("{'actor':{'id':'directory','role':'hub'},'counter':%d,'event':%d,'facts':{'key':'%s',"
                + "'use':'%s'},'referral':'sluss:directory','time':'2026-05-04T16:00:00Z',"
                + "'unit':'%s','v':1}")
            .replace('\'', '"')
            .formatted(leaves.size(), event, key, use, unit);
    byte[] leafKey = new byte[32];
    Arrays.fill(leafKey, (byte) (leaves.size() + 1));
    leaves.add(new Leaf(record, leafKey, hmac(leafKey, record.getBytes(UTF_8))));
    return this;
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the hub answers to one who has seen a tree of this size. */
  public Answer answer(long seen) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode root = nodes.objectNode();
    root.put("format", "sluss-trail-bundle@1").put("trail", "sluss:directory");
    root.put("checkpoint", checkpoint());
    ArrayNode entries = root.putArray("entries");
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      ObjectNode entry = entries.addObject().put("counter", i).put("index", i);
      entry.put("commitment", Base64.getEncoder().encodeToString(leaf.commitment()));
      ArrayNode path = entry.putArray("path");
      path(i, 0, leaves.size()).forEach(hash -> path.add(hash.base64()));
      entry.put("record", leaf.record());
      entry.put("key", Base64.getEncoder().encodeToString(leaf.key()));
    }
    List<Hash> proof =
        seen < 1 || seen >= leaves.size()
            ? List.of()
            : consistency((int) seen, 0, leaves.size(), true);
    return new Answer(
        JsonMapper.shared().writeValueAsString(root), proof.stream().map(Hash::base64).toList());
  }

  private String checkpoint() {
    String body = ORIGIN + "\n" + leaves.size() + "\n" + root(0, leaves.size()).base64() + "\n";
    return body + "\n" + signer.line(signer.sign(body.getBytes(UTF_8)));
  }

  private static int split(int count) {
    return Integer.highestOneBit(count - 1);
  }

  private Hash root(int from, int count) {
    return count == 1
        ? Rfc6962.leaf(leaves.get(from).commitment())
        : Rfc6962.node(root(from, split(count)), root(from + split(count), count - split(count)));
  }

  /** RFC 6962 section 2.1.1. */
  private List<Hash> path(int index, int from, int count) {
    List<Hash> path = new ArrayList<>();
    if (count > 1) {
      int k = split(count);
      if (index < k) {
        path.addAll(path(index, from, k));
        path.add(root(from + k, count - k));
      } else {
        path.addAll(path(index - k, from + k, count - k));
        path.add(root(from, k));
      }
    }
    return path;
  }

  /** RFC 6962 section 2.1.2, SUBPROOF. */
  private List<Hash> consistency(int earlier, int from, int count, boolean whole) {
    List<Hash> proof = new ArrayList<>();
    if (earlier == count) {
      if (!whole) {
        proof.add(root(from, count));
      }
      return proof;
    }
    int k = split(count);
    if (earlier <= k) {
      proof.addAll(consistency(earlier, from, k, whole));
      proof.add(root(from + k, count - k));
    } else {
      proof.addAll(consistency(earlier - k, from + k, count - k, false));
      proof.add(root(from, k));
    }
    return proof;
  }
}
