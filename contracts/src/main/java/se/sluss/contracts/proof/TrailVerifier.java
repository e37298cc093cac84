package se.sluss.contracts.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a trail bundle: a referral's trail with its proofs and checkpoint, readable without the
 * hub. Its format stands in the README. What a bundle cannot show by itself is that nothing was
 * recorded after its last entry.
 */
public final class TrailVerifier {
  private static final String FORMAT = "sluss-trail-bundle@1";
  private static final Set<String> FIELDS = Set.of("format", "trail", "checkpoint", "entries");
  private static final Set<String> PROVED = Set.of("counter", "index", "commitment", "path");
  private static final Set<String> SHOWN =
      Set.of("counter", "index", "commitment", "path", "record", "key");

  private final NoteVerifier notes;
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public TrailVerifier(NoteVerifier notes) {
    this.notes = notes;
  }

  /**
   * Checks a bundle.
   *
   * @param bundle its JSON text
   * @throws RefusedException naming the first wrong place, such as {@code entry 3 record}
   */
  public VerifiedTrail verify(String bundle) {
    JsonNode root = parse("bundle", bundle);
    requireFields("bundle", root, FIELDS);
    if (!FORMAT.equals(text("bundle", root, "format"))) {
      throw new RefusedException("bundle format", "is not " + FORMAT);
    }
    String trail = text("bundle", root, "trail");
    VerifiedCheckpoint head = notes.checkpoint(text("bundle", root, "checkpoint"));
    List<String> records = new ArrayList<>();
    JsonNode entries = root.required("entries");
    if (!entries.isArray() || entries.isEmpty()) {
      throw new RefusedException("bundle entries", "are none");
    }
    long before = -1;
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      String place = "entry " + i;
      boolean shown = entry.has("record") || entry.has("key");
      requireFields(place, entry, shown ? SHOWN : PROVED);
      if (number(place, entry, "counter") != i) {
        throw new RefusedException(place + " counter", "is not " + i + ": the trail has a gap");
      }
      long index = number(place, entry, "index");
      if (index <= before) {
        throw new RefusedException(place + " index", "is not after the one before");
      }
      before = index;
      byte[] commitment = bytes(place, entry, "commitment");
      if (shown) {
        records.add(record(place, entry, commitment, trail, i));
      }
      include(place, entry, index, commitment, head);
    }
    return new VerifiedTrail(trail, head, records, entries.size() - records.size());
  }

  private String record(
      String place, JsonNode entry, byte[] commitment, String trail, int counter) {
    String record = text(place, entry, "record");
    byte[] mac = hmac(bytes(place, entry, "key"), record.getBytes(StandardCharsets.UTF_8), place);
    if (!MessageDigest.isEqual(mac, commitment)) {
      throw new RefusedException(place + " record", "is not what the leaf commits to");
    }
    JsonNode content = parse(place + " record", record);
    if (!content.path("referral").asString("").equals(trail)
        || content.path("counter").asLong(-1) != counter) {
      throw new RefusedException(place + " record", "belongs elsewhere");
    }
    return record;
  }

  private static void include(
      String place, JsonNode entry, long index, byte[] commitment, VerifiedCheckpoint head) {
    List<Hash> path = new ArrayList<>();
    for (JsonNode hash : entry.required("path")) {
      try {
        path.add(Hash.ofBase64(hash.asString("")));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(place + " path " + path.size(), "is not a hash");
      }
    }
    try {
      Proofs.inclusion(index, head.size(), Rfc6962.leaf(commitment), path, head.root());
    } catch (RefusedException e) {
      throw new RefusedException(place + " path", e.reason());
    }
  }

  private static byte[] hmac(byte[] key, byte[] message, String place) {
    if (key.length != Hash.LENGTH) {
      throw new RefusedException(place + " key", "is not 32 bytes");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private JsonNode parse(String place, String text) {
    try {
      JsonNode node = json.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new RefusedException(place, "is not JSON");
    }
    throw new RefusedException(place, "is not a JSON object");
  }

  private static void requireFields(String place, JsonNode node, Set<String> fields) {
    if (!node.isObject() || !Set.copyOf(node.propertyNames()).equals(fields)) {
      throw new RefusedException(place, "has not the fields it should have");
    }
  }

  private static String text(String place, JsonNode node, String field) {
    JsonNode value = node.required(field);
    if (!value.isString()) {
      throw new RefusedException(place + " " + field, "is not text");
    }
    return value.asString();
  }

  private static long number(String place, JsonNode node, String field) {
    JsonNode value = node.required(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw new RefusedException(place + " " + field, "is not a number");
    }
    return value.asLong();
  }

  private static byte[] bytes(String place, JsonNode node, String field) {
    String text = text(place, node, field);
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException(place + " " + field, "is not base64");
    }
    throw new RefusedException(place + " " + field, "is not written as base64 is");
  }
}
