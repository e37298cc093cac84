package se.sluss.adapters.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.world.Controllers;
import se.sluss.adapters.socialservices.inbound.sdk.Arrival;
import se.sluss.adapters.socialservices.mapping.Acknowledging;
import se.sluss.adapters.socialservices.mapping.Acting;
import se.sluss.adapters.socialservices.mapping.Answering;
import se.sluss.adapters.socialservices.mapping.Stepping;
import se.sluss.adapters.socialservices.mapping.Telling;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery;
import se.sluss.adapters.socialservices.outbound.sdk.DeliveryRow;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SafetyWord;
import tools.jackson.databind.JsonNode;

/** The description says what the code does. */
class OpenApiTest {
  private final JsonNode api = load();
  private final JsonNode schemas = api.at("/components/schemas");

  static List<Class<?>> records() {
    return List.of(
        Acting.class,
        Acknowledging.class,
        Stepping.class,
        Telling.class,
        Weighing.class,
        Answering.class,
        SafetyAttestation.class,
        Instrument.class,
        Arrival.class,
        DeliveryRow.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaIsClosedAndHasTheFieldsOfItsRecord(Class<?> record) {
    JsonNode schema = schemas.path(record.getSimpleName());
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
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

  @Test
  void bothKindsOfSafetyAreTheCodes() {
    assertThat(schemas.at("/Safety/oneOf/0/properties").propertyNames())
        .containsExactlyInAnyOrder("kind", "on", "instrument");
    assertThat(Safety.Assessed.class.getRecordComponents()).hasSize(2);
    assertThat(strings(schemas.at("/Safety/oneOf/1/properties/why/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WhyNotAssessed.values())
                .filter(why -> why != WhyNotAssessed.NOT_SAID)
                .map(Enum::name)
                .toList());
  }

  @Test
  void codesAreThoseOfTheCode() {
    assertThat(strings(schemas.at("/Stepping/properties/step/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(ReferralStep.values())
                .filter(step -> step.side() == Side.RECIPIENT)
                .map(Enum::name)
                .toList());
    assertThat(strings(schemas.at("/Stepping/properties/next/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(NextStep.values())
                .filter(next -> next != NextStep.NOT_SAID)
                .map(Enum::name)
                .toList());
    assertThat(strings(schemas.at("/Telling/properties/word/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(SafetyWord.Word.values()).map(Enum::name).toList());
    assertThat(strings(schemas.at("/Answering/properties/answer/enum")))
        .containsExactlyElementsOf(Arrays.stream(AnswerCode.values()).map(Enum::name).toList());
    assertThat(strings(schemas.at("/DeliveryRow/properties/state/enum")))
        .containsExactlyElementsOf(Arrays.stream(Delivery.State.values()).map(Enum::name).toList());
    assertThat(strings(schemas.at("/Arrival/properties/state/enum")))
        .containsExactlyElementsOf(Arrays.stream(Arrival.State.values()).map(Enum::name).toList());
    assertThat(strings(schemas.at("/SafetyAttestation/properties/how/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(SafetyAttestation.How.values()).map(Enum::name).toList());
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    Map<String, Set<String>> described = new TreeMap<>();
    api.path("paths")
        .properties()
        .forEach(
            path -> described.put(path.getKey(), new TreeSet<>(path.getValue().propertyNames())));
    assertThat(described).isEqualTo(Controllers.paths("se.sluss.adapters.socialservices"));
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode load() {
    try (InputStream in =
        OpenApiTest.class.getResourceAsStream("/se/sluss/adapters/socialservices/openapi.yaml")) {
      String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return new Json().mapper().valueToTree(tree);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
