package se.sluss.adapters.police;

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
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.Controllers;
import se.sluss.adapters.police.mapping.AskAgain;
import se.sluss.adapters.police.mapping.EndingConsent;
import se.sluss.adapters.police.mapping.EventAnswer;
import se.sluss.adapters.police.mapping.MessageState;
import se.sluss.adapters.police.mapping.Released;
import se.sluss.adapters.police.mapping.Stepping;
import se.sluss.adapters.police.mapping.VictimNoticed;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.wire.ConsentChange.Change;

/** The description says what the code does. */
class OpenApiTest {
  private final Map<String, Object> api = load();

  static List<Class<?>> records() {
    return List.of(
        IgorEvent.class,
        Person.class,
        Person.Interpreter.class,
        Concern.class,
        Concern.Child.class,
        Concern.Member.class,
        Weighing.class,
        VictimNoticed.class,
        VictimNoticed.Exposed.class,
        VictimNoticed.Agreed.class,
        VictimNotice.SafeContact.class,
        Released.class,
        Released.Freed.class,
        Released.VictimsSide.class,
        EventAnswer.class,
        Why.class,
        MessageState.class,
        AskAgain.class,
        Stepping.class,
        EndingConsent.class);
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
    assertThat(codes("IgorEvent", "stage")).isEqualTo(names(IgorEvent.Stage.values()));
    assertThat(codes("AskAgain", "stage")).isEqualTo(names(IgorEvent.Stage.values()));
    assertThat(codes("IgorEvent", "wish")).isEqualTo(names(IgorEvent.Wish.values()));
    assertThat(codes("IgorEvent", "askedAlone")).isEqualTo(names(IgorEvent.AskedAlone.values()));
    assertThat(codes("VictimNoticed", "wish")).isEqualTo(names(IgorEvent.Wish.values()));
    assertThat(codes("VictimNoticed", "children")).isEqualTo(names(VictimNotice.Children.values()));
    assertThat(codes("SafeContact", "how")).isEqualTo(names(VictimNotice.How.values()));
    assertThat(codes("Released", "from")).isEqualTo(names(ReleaseNotice.From.values()));
    assertThat(codes("Released", "contactBan")).isEqualTo(names(ReleaseNotice.ContactBan.values()));
    assertThat(codes("MessageState", "status")).isEqualTo(names(SentRow.Status.values()));
    assertThat(codes("MessageState", "referral")).isEqualTo(names(ReferralState.values()));
    List<ReferralStep> ours =
        Arrays.stream(ReferralStep.values()).filter(s -> s.side() == Side.SENDER).toList();
    assertThat(codes("Stepping", "step")).isEqualTo(ours.stream().map(ReferralStep::name).toList());
    assertThat(strings(items("MessageState", "inTurn").get("enum")))
        .containsExactlyElementsOf(ours.stream().map(ReferralStep::name).toList());
    assertThat(codes("Stepping", "reason"))
        .containsExactlyInAnyOrderElementsOf(
            ours.stream()
                .flatMap(step -> step.reasons().stream())
                .map(Reason::name)
                .collect(java.util.stream.Collectors.toSet()));
    List<Change> ends = Arrays.stream(Change.values()).filter(c -> c.ends() != null).toList();
    assertThat(codes("EndingConsent", "change"))
        .isEqualTo(ends.stream().map(Change::name).toList());
    assertThat(codes("EndingConsent", "reason"))
        .containsExactlyInAnyOrderElementsOf(
            ends.stream()
                .flatMap(change -> Objects.requireNonNull(change.ends()).reasons().stream())
                .map(Reason::name)
                .toList());
    assertThat(strings(items("IgorEvent", "presentWhenAsked").get("enum")))
        .containsExactlyElementsOf(names(IgorEvent.Present.values()));
    assertThat(strings(items("Result", "advice").get("enum")))
        .containsExactlyInAnyOrderElementsOf(names(Result.Advice.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    Map<String, Set<String>> described = new TreeMap<>();
    map(api.get("paths"))
        .forEach((path, methods) -> described.put(path, new TreeSet<>(map(methods).keySet())));
    assertThat(described).isEqualTo(Controllers.paths("se.sluss.adapters.police"));
  }

  private Map<String, Object> schema(String name) {
    return map(map(map(api.get("components")).get("schemas")).get(name));
  }

  private Map<String, Object> items(String schema, String field) {
    return map(map(map(schema(schema).get("properties")).get(field)).get("items"));
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
        OpenApiTest.class.getResourceAsStream("/se/sluss/adapters/police/openapi.yaml")) {
      return map(
          new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
