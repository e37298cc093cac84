package se.sluss.adapters.helpline.inbound;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.sluss.adapters.helpline.mapping.Fitting;
import se.sluss.adapters.helpline.mapping.PassOn;
import se.sluss.adapters.helpline.outbound.PublishedShare;
import se.sluss.adapters.kit.world.Controllers;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;

/** The description says what the code does. */
class OpenApiTest {
  private final Map<String, Object> api = load();

  static List<Class<?>> records() {
    return List.of(
        DutyText.class,
        DutyText.Said.class,
        Fitting.Asked.class,
        ProvidersApi.Shown.class,
        Fitting.Fits.class,
        PassOn.class,
        HelplineHandover.Interpreter.class,
        PassingOn.PassedOn.class,
        HandoversApi.Trying.class,
        PassingOn.Times.class,
        HelplineOffer.Time.class,
        HandoversApi.Choosing.class,
        PublishedShare.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaHasTheFieldsOfItsRecordAndRequiresWhatIsNotNullable(Class<?> record) {
    Map<String, Object> schema = schema(record.getSimpleName());
    assertThat(map(schema.get("properties")).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList());
    assertThat(strings(schema.get("required")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(record.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList());
  }

  @Test
  void codesAreThoseOfTheCode() {
    assertThat(codes("PassOn", "wish")).isEqualTo(names(HelplineHandover.Wish.values()));
    assertThat(codes("Asked", "wish")).isEqualTo(names(HelplineHandover.Wish.values()));
    assertThat(codes("PassOn", "how")).isEqualTo(names(ConsentRecord.How.values()));
    assertThat(codes("Time", "how")).isEqualTo(names(HelplineOffer.How.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    Map<String, Set<String>> described = new TreeMap<>();
    map(api.get("paths"))
        .forEach((path, methods) -> described.put(path, new TreeSet<>(map(methods).keySet())));
    assertThat(described).isEqualTo(Controllers.paths("se.sluss.adapters.helpline"));
  }

  private Map<String, Object> schema(String name) {
    return map(map(map(api.get("components")).get("schemas")).get(name));
  }

  private List<String> codes(String schema, String field) {
    return strings(map(map(schema(schema).get("properties")).get(field)).get("enum"));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> strings(@Nullable Object list) {
    return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }

  private static Map<String, Object> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> (Object) e.getValue()))
        : Map.of();
  }

  private static Map<String, Object> load() {
    try (InputStream in =
        OpenApiTest.class.getResourceAsStream("/se/sluss/adapters/helpline/openapi.yaml")) {
      return map(
          new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
