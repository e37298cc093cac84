package se.sluss.adapters.kit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** An adapter's description of its own door, to hold the code against. */
public final class OpenApiFile {
  private final String below;
  private final JsonNode api;

  /** Reads the description of the adapter whose package has this name. */
  public OpenApiFile(String adapter) {
    this.below = "se.sluss.adapters." + adapter;
    String file = "/" + below.replace('.', '/') + "/openapi.yaml";
    try (InputStream in = OpenApiFile.class.getResourceAsStream(file)) {
      api =
          new Json()
              .mapper()
              .valueToTree(
                  new Load(LoadSettings.builder().build())
                      .loadFromInputStream(Objects.requireNonNull(in, file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its schemas, by name. */
  public JsonNode schemas() {
    return api.at("/components/schemas");
  }

  /** The codes of an enumeration, by where it stands among the schemas. */
  public List<String> codes(String at) {
    return strings(schemas().at(at + "/enum"));
  }

  /** The schema of a record has its fields, and requires what may not be absent. */
  public void describes(Class<?> record) {
    JsonNode schema = schemas().path(record.getSimpleName());
    assertThat(schema.path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList());
    assertThat(strings(schema.path("required")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(record.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList());
  }

  /** Every path is a controller's, and every controller's path is there. */
  public void describesEveryPath() {
    Map<String, Set<String>> described = new TreeMap<>();
    api.path("paths")
        .properties()
        .forEach(
            path -> described.put(path.getKey(), new TreeSet<>(path.getValue().propertyNames())));
    assertThat(described).isEqualTo(Controllers.paths(below));
  }

  /** Names of codes, in the order of the code. */
  public static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
