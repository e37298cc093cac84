package se.sluss.contracts.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PartSchemasTest {
  private static final TypeVersion WISH = TypeVersion.of("igor-wish/1");
  private static final TypeVersion CONCERN = TypeVersion.of("concern-report/1");
  private static final TypeVersion NOTICE = TypeVersion.of("victim-notice/1");
  private static final TypeVersion ONWARD = TypeVersion.of("treatment-referral/1");
  private static final TypeVersion MEDIATED = TypeVersion.of("mediated-contact/1");
  private static final TypeVersion HANDOVER = TypeVersion.of("probation-handover/1");
  private static final TypeVersion RELEASE = TypeVersion.of("release-notice/1");
  private static final TypeVersion UNNAMED = TypeVersion.of("helpline-handover/1");
  private static final TypeVersion OFFER = TypeVersion.of("helpline-offer/1");
  private static final TypeVersion OUTCOME = TypeVersion.of("helpline-outcome/1");
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  private final PartSchemas schemas = new PartSchemas(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Json json = new Json();

  private static IgorWish wish() {
    return new IgorWish(
        "Tolvan Tolvansson",
        "191212121212",
        "070-174 06 05",
        true,
        new Locality("0180", "sodermalm"),
        IgorWish.CustodyState.DETAINED,
        IgorWish.AgeBand.FROM_21,
        "ar-SY",
        new IgorWish.Interpreter("ar", "levantinska", IgorWish.Sex.MALE, true),
        true,
        NOW,
        OfficerId.of("p-17"),
        true);
  }

  private static IgorWish shortestWish() {
    return new IgorWish(
        "Tolvan",
        null,
        "08-465 004 00",
        null,
        null,
        IgorWish.CustodyState.REPORTED,
        IgorWish.AgeBand.FROM_18_TO_20,
        "sv",
        null,
        true,
        NOW,
        OfficerId.of("p-17"),
        false);
  }

  private static ConcernReport concern() {
    return new ConcernReport(
        new ConcernReport.Child("Åsa-Li d'Exempel", "202503082386", null, "sv"),
        new Locality("0127", null),
        List.of(
            new ConcernReport.Member("Tolvan Tolvansson", ConcernReport.Relation.PARENT, false)),
        "Barnet var hemma.\nAndra raden.",
        false,
        new ConcernReport.Reporter(OfficerId.of("p-17"), "08-465 004 00"),
        NOW);
  }

  @Test
  void whatTheRecordsHoldFollowsTheirSchemas() {
    assertThatCode(() -> schemas.validate(WISH, json.write(wish()))).doesNotThrowAnyException();
    assertThatCode(() -> schemas.validate(WISH, json.write(shortestWish())))
        .doesNotThrowAnyException();
    assertThatCode(() -> schemas.validate(CONCERN, json.write(concern())))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws Json.MalformedException {
    assertThat(json.read(json.write(wish()), IgorWish.class)).isEqualTo(wish());
    assertThat(json.read(json.write(shortestWish()), IgorWish.class)).isEqualTo(shortestWish());
    assertThat(json.read(json.write(concern()), ConcernReport.class)).isEqualTo(concern());
  }

  @Test
  void aSchemaImpliesCategoriesKindsAndRegime() {
    assertThat(schemas.known())
        .isEqualTo(
            Set.of(
                WISH, CONCERN, NOTICE, ONWARD, RELEASE, MEDIATED, HANDOVER, UNNAMED, OFFER,
                OUTCOME));
    assertThat(schemas.implied(UNNAMED))
        .isEqualTo(
            new Implied(sorted("SOCIAL", "VIOLENCE_INFO"), sorted("UNIDENTIFIED"), "PSL-6-12"));
    assertThat(schemas.implied(OFFER))
        .isEqualTo(new Implied(sorted("SOCIAL"), sorted("UNIDENTIFIED"), "OSL-26-1"));
    assertThat(schemas.implied(OUTCOME))
        .isEqualTo(new Implied(sorted("TREATMENT_ATTENDANCE"), sorted("UNIDENTIFIED"), "OSL-26-1"));
    assertThat(schemas.implied(WISH))
        .isEqualTo(
            new Implied(
                sorted("CONTACT", "SOCIAL", "SUSPICION"),
                sorted("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG"),
                "OSL-35-1"));
    assertThat(schemas.implied(CONCERN))
        .isEqualTo(
            new Implied(
                sorted("CONTACT", "HOUSEHOLD", "VIOLENCE_INFO"), sorted("CHILD"), "OSL-35-1"));
    assertThat(schemas.implied(MEDIATED))
        .isEqualTo(
            new Implied(
                sorted("CONTACT", "SOCIAL", "VIOLENCE_INFO"),
                sorted("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG"),
                "OSL-25-1"));
    assertThat(schemas.implied(HANDOVER))
        .isEqualTo(
            new Implied(
                sorted("CONTACT", "RELEASE_DATE", "SENTENCE_PLAN", "SOCIAL", "VIOLENCE_INFO"),
                sorted("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG"),
                "OSL-35-15"));
    assertThat(schemas.implied(TypeVersion.of("igor-wish/2"))).isNull();
  }

  private static VictimNotice notice(VictimNotice.SafeContact contact) {
    return new VictimNotice(
        "Lisa Exempel",
        "191212121212",
        contact,
        "sv",
        new IgorWish.Interpreter("fa", null, IgorWish.Sex.FEMALE, false),
        true,
        VictimNotice.Children.NOT_KNOWN,
        NOW,
        OfficerId.of("p-17"));
  }

  @Test
  void aNoticeSaysHowToReachOrThatNothingIsStatedAndNeverWhereSomebodyIs() throws Exception {
    VictimNotice.SafeContact none =
        new VictimNotice.SafeContact(VictimNotice.How.NONE_STATED, null, null);
    VictimNotice.SafeContact safe =
        new VictimNotice.SafeContact(VictimNotice.How.TELEPHONE, "08-465 004 00", NOW);
    for (VictimNotice one : List.of(notice(none), notice(safe))) {
      schemas.validate(NOTICE, json.write(one));
      assertThat(schemas.implied(NOTICE))
          .isEqualTo(new Implied(sorted("CONTACT", "SOCIAL"), sorted("VICTIM_ADULT"), "OSL-35-1"));
    }
    for (VictimNotice.SafeContact half :
        List.of(
            new VictimNotice.SafeContact(VictimNotice.How.TELEPHONE, "08-465 004 00", null),
            new VictimNotice.SafeContact(VictimNotice.How.NONE_STATED, "08-465 004 00", null))) {
      assertThatThrownBy(() -> schemas.validate(NOTICE, json.write(notice(half))))
          .isInstanceOf(SchemaException.class);
    }
    for (String field : List.of("address", "shelter", "school", "note")) {
      ObjectNode more = (ObjectNode) json.mapper().readTree(json.write(notice(none)));
      more.put(field, "Hemliga gatan 1");
      assertThatThrownBy(() -> schemas.validate(NOTICE, more.toString().getBytes(UTF_8)))
          .isInstanceOfSatisfying(
              SchemaException.class, e -> assertThat(e.code()).isEqualTo(SlCode.UNKNOWN_FIELD))
          .hasMessageNotContaining("Hemliga");
    }
  }

  @Test
  void aReferralToTreatmentSaysWhetherItIsByDecision() throws Exception {
    TreatmentReferral referral =
        new TreatmentReferral(
            "Tolvan Tolvansson",
            null,
            "070-174 06 05",
            TreatmentReferral.Basis.OPEN_SESSIONS,
            null,
            "sv",
            null,
            NOW,
            OfficerId.of("h-1"));
    schemas.validate(ONWARD, json.write(referral));
    ObjectNode without = (ObjectNode) json.mapper().readTree(json.write(referral));
    without.remove("basis");
    assertThatThrownBy(() -> schemas.validate(ONWARD, without.toString().getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            SchemaException.class, e -> assertThat(e.code()).isEqualTo(SlCode.MISSING_FIELD));
  }

  @Test
  void aReferralToTreatmentByDecisionNamesItAndOpenSessionsHaveNone() throws Exception {
    ObjectNode referral =
        (ObjectNode)
            json.mapper()
                .readTree(
                    """
                    {"name": "Tolvan Tolvansson", "telephone": "070-174 06 05", "basis": "DECISION",
                     "decision": {"reference": "SN 2026/123", "on": "2026-05-01"}, "language": "sv",
                     "recordedAt": "2026-05-01T09:00:00Z", "recordedBy": "h-1"}
                    """);
    schemas.validate(ONWARD, referral.toString().getBytes(UTF_8));
    refused(referral.deepCopy().put("basis", "OPEN_SESSIONS"));
    ObjectNode unnamed = referral.deepCopy();
    unnamed.remove("decision");
    refused(unnamed);
    ObjectNode assessed = referral.deepCopy();
    assessed.put("instrument", "SOV");
    refused(assessed);
    ObjectNode numbered = referral.deepCopy();
    ((ObjectNode) numbered.at("/decision")).put("reference", "191212121212");
    refused(numbered);
  }

  private void refused(ObjectNode referral) {
    assertThatThrownBy(() -> schemas.validate(ONWARD, referral.toString().getBytes(UTF_8)))
        .isInstanceOf(SchemaException.class);
  }

  @Test
  void aReleaseMayBeStillToComeAndSaysNoPlace() throws Exception {
    ReleaseNotice release =
        new ReleaseNotice(
            "Tolvan Tolvansson",
            null,
            ReleaseNotice.From.DETAINED,
            NOW.plusSeconds(3600),
            ReleaseNotice.ContactBan.YES,
            NOW,
            OfficerId.of("p-17"));
    schemas.validate(RELEASE, json.write(release));
    ObjectNode placed = (ObjectNode) json.mapper().readTree(json.write(release));
    placed.put("place", "Hemliga gatan 1");
    assertThatThrownBy(() -> schemas.validate(RELEASE, placed.toString().getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            SchemaException.class, e -> assertThat(e.code()).isEqualTo(SlCode.UNKNOWN_FIELD));
  }

  private static SortedSet<String> sorted(String... words) {
    return new TreeSet<>(List.of(words));
  }

  static Stream<Arguments> badWishes() {
    return Stream.of(
        bad(SlCode.UNKNOWN_FIELD, "/note", w -> w.put("note", "hemlig-text")),
        bad(
            SlCode.UNKNOWN_FIELD,
            "/place/street",
            w -> at(w, "place").put("street", "hemlig-text")),
        bad(SlCode.UNKNOWN_FIELD, "", w -> w.put("hemlig-text om henne", 1)),
        bad(SlCode.MISSING_FIELD, "/telephone", w -> w.remove("telephone")),
        bad(
            SlCode.MISSING_FIELD,
            "/place/municipality",
            w -> at(w, "place").remove("municipality")),
        bad(
            SlCode.PERSONAL_NUMBER,
            "/personalNumber",
            w -> w.put("personalNumber", "191212121213")),
        bad(SlCode.PERSONAL_NUMBER, "/personalNumber", w -> w.put("personalNumber", "hemlig-text")),
        bad(SlCode.WRONG_VALUE, "/personalNumber", w -> w.put("personalNumber", 191212121212L)),
        bad(SlCode.FUTURE_DATE, "/recordedAt", w -> w.put("recordedAt", "2026-05-04T16:05:01Z")),
        bad(SlCode.WRONG_VALUE, "/recordedAt", w -> w.put("recordedAt", "2026-02-30T16:00:00Z")),
        bad(SlCode.WRONG_VALUE, "/recordedAt", w -> w.put("recordedAt", "2026-05-04")),
        bad(SlCode.WRONG_VALUE, "/telephone", w -> w.put("telephone", "ring hemlig-text")),
        bad(SlCode.OVERSIZE, "/name", w -> w.put("name", "x".repeat(81))),
        bad(SlCode.WRONG_VALUE, "/name", w -> w.put("name", "A\nhemlig-text")),
        bad(SlCode.WRONG_VALUE, "/custodyState", w -> w.put("custodyState", "HEMLIG-TEXT")),
        bad(SlCode.WRONG_VALUE, "/provisional", w -> w.put("provisional", "true")),
        bad(
            SlCode.WRONG_VALUE,
            "/toldThatNoChangesNothing",
            w -> w.put("toldThatNoChangesNothing", false)),
        bad(SlCode.WRONG_VALUE, "/personalNumber", w -> w.putNull("personalNumber")),
        bad(SlCode.WRONG_VALUE, "/language", w -> w.put("language", "svenska hemlig-text")),
        bad(
            SlCode.WRONG_VALUE,
            "/place/municipality",
            w -> at(w, "place").put("municipality", "Nacka")));
  }

  private static Arguments bad(SlCode code, String field, Consumer<ObjectNode> change) {
    return Arguments.of(code, field, change);
  }

  private static ObjectNode at(ObjectNode node, String field) {
    return (ObjectNode) node.path(field);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("badWishes")
  void aFaultIsToldByNumberAndFieldAndNeverByValue(
      SlCode code, String field, Consumer<ObjectNode> change) {
    ObjectNode node = (ObjectNode) json.mapper().readTree(json.write(wish()));
    change.accept(node);
    assertThatThrownBy(() -> schemas.validate(WISH, json.mapper().writeValueAsBytes(node)))
        .isInstanceOfSatisfying(
            SchemaException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.field()).isEqualTo(field);
            })
        .hasMessageNotContainingAny("hemlig-text", "191212121213", "HEMLIG")
        .hasNoCause();
  }

  @Test
  void theNarrativeIsBoundedAndTheHouseholdClosed() {
    ObjectNode node = (ObjectNode) json.mapper().readTree(json.write(concern()));
    node.put("narrative", "ö".repeat(8000));
    assertThat(refusal(CONCERN, node)).isNull();
    node.put("narrative", "ö".repeat(8001));
    assertThat(refusal(CONCERN, node)).isEqualTo("SL-1003 at /narrative");
    node.put("narrative", "kort");
    ((ObjectNode) node.path("household").path(0)).put("address", "hemlig");
    assertThat(refusal(CONCERN, node)).isEqualTo("SL-1002 at /household/0/address");
  }

  private @Nullable String refusal(TypeVersion schema, JsonNode node) {
    try {
      schemas.validate(schema, json.mapper().writeValueAsBytes(node));
      return null;
    } catch (SchemaException e) {
      return e.getMessage();
    }
  }

  @Test
  void whatIsNotOneJsonObjectIsMalformed() {
    String good = new String(json.write(shortestWish()), UTF_8);
    List<String> bad =
        List.of(
            "",
            "null",
            "[]",
            "7",
            "{",
            good + " {}",
            good + "x",
            good.replace("{", "{\"name\":\"A\","));
    for (String one : bad) {
      assertThatThrownBy(() -> schemas.validate(WISH, one.getBytes(UTF_8)))
          .as(one)
          .isInstanceOfSatisfying(
              SchemaException.class, e -> assertThat(e.code()).isEqualTo(SlCode.MALFORMED));
    }
  }

  @Test
  void anUnknownSchemaAndATooLargeContentAreRefusedUnread() {
    assertThatThrownBy(() -> schemas.validate(TypeVersion.of("igor-wish/9"), new byte[0]))
        .hasMessage("SL-1008 at /");
    assertThatThrownBy(() -> schemas.validate(WISH, new byte[PartSchemas.MOST_BYTES + 1]))
        .hasMessage("SL-1003 at /");
  }

  /** Row 9 of the domain: not one field that a name, a number or a sentence would fit in. */
  @Test
  void nobodyHasANameAmongWhatTheHelplineSendsOrGets() throws Exception {
    String unnamed =
        """
        {"handover":"%s","proof":"%s","codeDies":"2026-06-03","ageBand":"FROM_21","language":"sv",
         "wish":"ALONE","recordedOn":"2026-05-04"}
        """
            .formatted("0".repeat(32), "0".repeat(64));
    schemas.validate(UNNAMED, unnamed.getBytes(StandardCharsets.UTF_8));
    for (String field :
        List.of("name", "telephone", "personalNumber", "note", "email", "address")) {
      String more = unnamed.replace("{\"handover\"", "{\"" + field + "\":\"x\",\"handover\"");
      assertThatThrownBy(() -> schemas.validate(UNNAMED, more.getBytes(StandardCharsets.UTF_8)))
          .hasMessage("SL-1002 at /" + field);
    }
    for (String said : List.of("Tolvan Tolvansson", "070-174 06 05", "191212121212")) {
      for (String field : List.of("sv", "2026-06-03", "FROM_21", "ALONE", "0".repeat(32))) {
        String instead = unnamed.replaceFirst("\"" + field + "\"", "\"" + said + "\"");
        assertThatThrownBy(
                () -> schemas.validate(UNNAMED, instead.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(SchemaException.class);
      }
    }
    String choice = "{\"handover\":\"" + "0".repeat(32) + "\"}";
    assertThatThrownBy(() -> schemas.validate(UNNAMED, choice.getBytes(StandardCharsets.UTF_8)))
        .as("neither a hand-over nor a choice")
        .isInstanceOf(SchemaException.class);
  }

  /** Every object of every schema, however deep, says that it has no other fields. */
  @Test
  void everySchemaIsClosedAndEveryStringBounded() {
    for (TypeVersion schema : schemas.known()) {
      JsonNode tree =
          json.mapper()
              .readTree(
                  PartSchemas.class.getResourceAsStream(
                      "/se/sluss/contracts/schemas/"
                          + schema.toString().replace('/', '-')
                          + ".json"));
      List<JsonNode> all = new ArrayList<>();
      collect(tree, all);
      assertThat(all.stream().filter(n -> n.path("type").asString("").equals("object")))
          .isNotEmpty()
          .allMatch(
              n ->
                  n.path("additionalProperties").isBoolean()
                      && !n.path("additionalProperties").asBoolean());
      assertThat(all.stream().filter(n -> n.path("type").asString("").equals("string")))
          .isNotEmpty()
          .allMatch(
              n -> n.has("maxLength") || n.path("pattern").asString("").matches("\\^.*\\}\\$"));
      assertThat(all.stream().filter(n -> n.path("type").asString("").equals("array")))
          .allMatch(n -> n.has("maxItems"));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    into.add(node);
    node.forEach(child -> collect(child, into));
  }
}
