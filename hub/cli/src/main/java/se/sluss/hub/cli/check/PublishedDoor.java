package se.sluss.hub.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.sluss.contracts.part.ClosedSchema;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An adapter's door by its published description (OpenAPI 3.1, whose schemas are JSON Schema
 * 2020-12): the bodies that its calls take. The adapter's own tests hold the description to its
 * code, so this module needs nothing of the adapter but that file.
 */
final class PublishedDoor {
  private static final String REFERENCE = "#/components/schemas/";

  private final String adapter;
  private final Json json;
  private final Clock clock;

  PublishedDoor(String adapter, Json json, Clock clock) {
    this.adapter = adapter;
    this.json = json;
    this.clock = clock;
  }

  /** One for each body that a call takes. */
  List<Shape> shapes() {
    JsonNode api = load();
    List<Shape> shapes = new ArrayList<>();
    for (String name : bodies(api)) {
      ObjectNode schema = json.mapper().createObjectNode();
      schema.put("$ref", REFERENCE + name);
      schema.set("components", api.path("components"));
      ClosedSchema closed = new ClosedSchema(schema, clock);
      shapes.add(
          new Shape(
              adapter + "/" + name,
              Set.copyOf(api.at("/components/schemas/" + name + "/properties").propertyNames()),
              bytes -> closed.validate(json.read(bytes, JsonNode.class)),
              List.of()));
    }
    return shapes;
  }

  private static Set<String> bodies(JsonNode api) {
    Set<String> names = new HashSet<>();
    for (JsonNode path : api.path("paths")) {
      for (JsonNode call : path) {
        String reference =
            call.at("/requestBody/content/application~1json/schema/$ref").asString("");
        if (reference.startsWith(REFERENCE)) {
          names.add(reference.substring(REFERENCE.length()));
        }
      }
    }
    return names;
  }

  private JsonNode load() {
    String file = "/se/sluss/adapters/" + adapter + "/openapi.yaml";
    try (InputStream in = PublishedDoor.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("a door's description is missing: " + file);
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof Map<?, ?> api) {
        return json.mapper().valueToTree(api);
      }
      throw new IllegalStateException("a door's description is not one: " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("a door's description cannot be read: " + file, e);
    }
  }
}
