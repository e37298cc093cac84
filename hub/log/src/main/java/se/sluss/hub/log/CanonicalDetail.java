package se.sluss.hub.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to write a record as bytes: JSON in UTF-8, keys sorted by code unit, no white space,
 * no key without a value. With the codes that a record may hold this is RFC 8785 (JCS).
 */
public final class CanonicalDetail {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CanonicalDetail() {}

  /** The bytes that are committed to. */
  public static byte[] encode(LogDetail detail, long counter) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put(
        "actor", new TreeMap<>(Map.of("id", detail.actor().id(), "role", detail.actor().role())));
    put(fields, "agency", detail.agency());
    fields.put("counter", counter);
    fields.put("event", detail.event().number());
    put(fields, "message", detail.messageId());
    put(fields, "outcome", detail.outcome());
    fields.put("referral", detail.referralId());
    put(fields, "ruleset", detail.rulesetHash());
    fields.put("time", detail.time().toString());
    put(fields, "unit", detail.unit());
    fields.put("v", 1);
    if (!detail.facts().isEmpty()) {
      fields.put("facts", detail.facts());
    }
    if (!detail.grounds().isEmpty()) {
      fields.put("grounds", detail.grounds());
    }
    if (!detail.parts().isEmpty()) {
      fields.put("parts", detail.parts());
    }
    return JSON.writeValueAsBytes(fields);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is not a record of this version
   */
  public static LogDetail decode(byte[] canonical) {
    JsonNode node = JSON.readTree(new String(canonical, StandardCharsets.UTF_8));
    if (node.path("v").asInt(0) != 1) {
      throw new IllegalArgumentException("not a record of version 1");
    }
    Map<String, String> facts = new TreeMap<>();
    node.path("facts").properties().forEach(e -> facts.put(e.getKey(), e.getValue().asString()));
    return new LogDetail(
        LogEvent.ofNumber(node.required("event").asInt()),
        Instant.parse(node.required("time").asString()),
        node.required("referral").asString(),
        new Actor(
            node.required("actor").required("role").asString(),
            node.required("actor").required("id").asString()),
        text(node, "agency"),
        text(node, "unit"),
        text(node, "message"),
        texts(node.path("grounds")),
        text(node, "outcome"),
        text(node, "ruleset"),
        texts(node.path("parts")),
        facts);
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null ? null : value.asString();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asString()));
    return texts;
  }
}
