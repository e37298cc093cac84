package se.sluss.adapters.healthcare.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a Bundle is carried, or the Bundle is refused with its name. */
class TotalTest {
  private static final Json JSON = new Json();
  private static final FhirJson FHIR = new FhirJson();
  private static final Bundles BUNDLES = new Bundles(FHIR, JSON);

  static List<String> resources() {
    return List.of(
        "ServiceRequest", "Task", "Consent", "Patient", "PractitionerRole", "Organization");
  }

  /** Every element that R4 has for these resources, by the library's model of the standard. */
  static List<String> elements() {
    FhirContext context = FhirContext.forR4Cached();
    List<String> elements = new ArrayList<>();
    for (String resource : resources()) {
      for (BaseRuntimeChildDefinition child :
          context.getResourceDefinition(resource).getChildren()) {
        for (String name : child.getValidChildNames()) {
          elements.add(resource + "." + name);
        }
      }
    }
    return elements;
  }

  private static final class Refusal {
    private final List<Fault> faults;

    Refusal(List<Fault> faults) {
      this.faults = faults;
    }

    List<String> paths() {
      return faults.stream().map(fault -> String.valueOf(fault.field())).toList();
    }
  }

  private static @Nullable Refusal refusal(Example example) {
    try {
      BUNDLES.read(example.bytes());
      return null;
    } catch (RefusedException e) {
      return new Refusal(List.of(e.fault()));
    } catch (ManyFaultsException e) {
      return new Refusal(e.faults());
    }
  }

  private static CareReferral read(Example example) throws Exception {
    return BUNDLES.read(example.bytes()).referral();
  }

  private static Example withUnit() {
    Example example = new Example();
    return example.addressed("0127.authority-violence");
  }

  @Test
  void thereAndBackGivesTheSame() throws Exception {
    for (Example example : List.of(new Example(), withUnit())) {
      Bundles.Read read = BUNDLES.read(example.bytes());
      JsonNode written =
          JSON.mapper().readTree(FHIR.write(WriteBundle.write(read.referral(), read.layout())));
      assertThat(Differences.between(example.tree(), written)).isEmpty();
      assertThat(Differences.between(written, example.tree())).isEmpty();
      assertThat(BUNDLES.read(JSON.write(written)).referral()).isEqualTo(read.referral());
    }
  }

  @Test
  void theStandardHasTheElementsThatTheTestsBelowTry() {
    assertThat(elements())
        .hasSizeGreaterThan(150)
        .contains(
            "ServiceRequest.note",
            "ServiceRequest.reasonCode",
            "Patient.address",
            "Patient.contact",
            "Patient.photo",
            "Task.description",
            "Consent.sourceAttachment",
            "PractitionerRole.practitioner");
  }

  /** Elements that the profile does not have. */
  @ParameterizedTest
  @MethodSource("elements")
  void anElementOfTheStandardIsInTheProfileOrIsRefusedByItsName(String element) {
    String resource = element.substring(0, element.indexOf('.'));
    String name = element.substring(resource.length() + 1);
    Example example = withUnit();
    ObjectNode tree = example.resource(resource);
    if (tree.has(name)) {
      return;
    }
    tree.set(name, JSON.mapper().readTree("[{\"value\":\"Hemligt\"}]"));
    Refusal refusal = Objects.requireNonNull(refusal(example), element);
    assertThat(refusal.paths()).contains(example.path(resource) + "." + fhirPath(name));
    tree.put(name, "Hemligt");
    assertThat(refusal(example)).as(element).isNotNull();
  }

  private static String fhirPath(String name) {
    return name.matches("value[A-Z].*") ? "value" : name;
  }

  /** Every leaf of the profile: changed or taken away it changes what is understood, or refuses. */
  @Test
  void noLeafOfTheProfileIsOverlooked() throws Exception {
    CareReferral whole = read(withUnit());
    Set<String> leaves = new TreeSet<>();
    leaves(withUnit().tree(), "", leaves);
    assertThat(leaves).hasSizeGreaterThan(90);
    for (String leaf : leaves) {
      for (boolean gone : new boolean[] {true, false}) {
        Example example = withUnit();
        if (gone) {
          example.removed(leaf);
        } else {
          example.replaced(leaf);
        }
        Refusal refusal = refusal(example);
        if (refusal == null) {
          assertThat(read(example)).as(leaf).isNotEqualTo(whole);
        } else {
          assertThat(refusal.faults).isNotEmpty();
        }
      }
    }
  }

  private static void leaves(JsonNode node, String at, Set<String> found) {
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(e -> leaves(e.getValue(), at + "/" + e.getKey(), found));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          leaves(array.get(i), at + "/" + i, found);
        }
      }
      default -> found.add(at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ServiceRequest, /status, completed, status, 1004",
    "ServiceRequest, /code/coding/0/code, other, code.coding[0].code, 1004",
    "ServiceRequest, /code/text, Hemligt, code.text, 1002",
    "ServiceRequest, /subject/display, Hemligt, subject.display, 1002",
    "ServiceRequest, /identifier/0/value, 17, identifier[0].value, 1004",
    "ServiceRequest, /authoredOn, 2026-05-04, authoredOn, 1004",
    "ServiceRequest, /meta/security/0/code, secret, meta.security[0].code, 1004",
    "Task, /status, completed, status, 1004",
    "Task, /focus/reference, Patient/1, focus.reference, 1004",
    "Consent, /status, inactive, status, 1004",
    "Consent, /provision/type, deny, provision.type, 1004",
    "Consent, /performer/0/reference, Patient/1, performer[0].reference, 1004",
    "Patient, /gender, male, gender, 1002",
    "Patient, /birthDate, 1912-12-12T00:00, birthDate, 1004",
    "Patient, /telecom/0/system, email, telecom[0].system, 1004",
    "Patient, /identifier/0/system, urn:other, identifier[0].system, 1004",
    "PractitionerRole, /identifier/0/value, Tolvan Tolvansson, identifier[0].value, 1004",
  })
  void whatIsWrongIsNamedByItsFhirPath(
      String type, String pointer, String value, String path, int number) {
    Example example = new Example().put(type, pointer, value);
    Refusal refusal = Objects.requireNonNull(refusal(example));
    assertThat(refusal.faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.field()).isEqualTo(example.path(type) + "." + path);
              assertThat(fault.code().number()).isEqualTo(number);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ServiceRequest", "Task", "Consent", "Patient", "PractitionerRole"})
  void aResourceThatIsMissingIsNamed(String type) {
    Example example = new Example();
    int at = Integer.parseInt(example.path(type).replaceAll("[^0-9]", ""));
    ((ArrayNode) example.tree().get("entry")).remove(at);
    assertThat(Objects.requireNonNull(refusal(example)).faults)
        .containsExactly(
            new Fault(SlCode.MISSING_FIELD, "Bundle.entry.resource.ofType(" + type + ")"));
  }

  @Test
  void aResourceThatHasNoPlaceOrComesTwiceIsRefused() {
    for (String other : List.of("RelatedPerson", "Observation", "Patient", "Nothing")) {
      Example example = new Example();
      ObjectNode entry = ((ArrayNode) example.tree().get("entry")).addObject();
      entry.put("fullUrl", "urn:uuid:00000000-0000-4000-8000-000000000009");
      entry.putObject("resource").put("resourceType", other);
      Refusal refusal = Objects.requireNonNull(refusal(example), other);
      assertThat(refusal.paths()).containsExactly("Bundle.entry[5].resource");
    }
  }

  @Test
  void anUnknownElementIsRefusedAndANameThatCouldBeAPersonsIsNotRepeated() {
    Example known = new Example().put("Patient", "/shoeSize", "42");
    assertThat(Objects.requireNonNull(refusal(known)).paths())
        .containsExactly(known.path("Patient") + ".shoeSize");
    Example odd = new Example().put("Patient", "/Tolvan Tolvansson", "42");
    assertThat(Objects.requireNonNull(refusal(odd)).paths()).containsExactly(odd.path("Patient"));
  }

  @Test
  void anInstantIsTheSameInAnyOffsetAndExtensionsInAnyOrder() throws Exception {
    Example example =
        new Example()
            .put("ServiceRequest", "/authoredOn", "2026-05-04T15:30:00Z")
            .put("Task", "/authoredOn", "2026-05-04T11:30:00-04:00");
    ArrayNode parts = (ArrayNode) example.at("Patient", "/extension/0/extension");
    parts.insert(0, parts.remove(2));
    assertThat(read(example)).isEqualTo(read(new Example()));
  }

  @Test
  void aNameTwiceOrTooDeepIsNotRead() {
    String twice =
        new String(new Example().bytes(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("\"status\":\"requested\"", "\"status\":\"requested\",\"status\":\"draft\"");
    String deep = "{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(5000);
    for (String bad : List.of(twice, deep, "", "{", "null", "[]", "\u0000")) {
      assertThatThrownBy(() -> BUNDLES.read(bad.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.fault().code()).isIn(SlCode.MALFORMED, SlCode.WRONG_VALUE));
    }
  }
}
