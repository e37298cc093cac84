package se.sluss.adapters.socialservices.mapping.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.inbox.SafetyAttestation.How;
import se.sluss.adapters.socialservices.mapping.Acting;
import se.sluss.adapters.socialservices.mapping.Stepping;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.SdkAddress;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.wire.Json;
import se.sluss.sdk.message.MessageReader;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.MessageWriter;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.xml.BoundedXml;
import tools.jackson.databind.JsonNode;

/** Every field of every part has a place in the SDK message, for a person and for a machine. */
class EveryPartTest {
  private static final String ID = "019dfff0-0000-7000-8000-000000000000";
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private static final SdkAddress TO =
      new SdkAddress(
          UnitId.of("0126.authority-violence"), "0203:k.example", "sdk.vald", "Våld i nära");
  private static final SdkMapping.Ids IDS =
      new SdkMapping.Ids(
          UUID.fromString("7bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          UUID.fromString("8bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          null,
          NOW);
  private static final String WISH =
      """
      {"name": "Tolvan Tolvansson", "personalNumber": "191212121212", "telephone": "070-174 06 05",
       "telephoneSafeToAnswer": true, "place": {"municipality": "0180", "district": "sodermalm"},
       "custodyState": "ARRESTED", "ageBand": "FROM_21", "language": "sv",
       "interpreter": {"language": "so", "dialect": "Maay", "sexWanted": "FEMALE",
         "byTelephone": false},
       "toldThatNoChangesNothing": true, "recordedAt": "2026-05-04T15:30:12Z",
       "recordedBy": "p-17", "provisional": false}
      """;
  private static final String CONCERN =
      """
      {"child": {"name": "Lillan Tolvansson", "personalNumber": "201212121212", "ageYears": 7,
         "language": "sv"},
       "residence": {"municipality": "0180", "district": "sodermalm"},
       "household": [
         {"name": "Elvan Tolvansson", "relation": "PARENT", "protectedIdentity": true},
         {"name": "Tio Tolvansson", "relation": "OTHER", "protectedIdentity": false}],
       "narrative": "Barnet grät.\\r\\n<b>&\\u0001\\ud83d\\ude00 ]]> # inte rubrik",
       "immediateDanger": true, "reporter": {"officer": "p-18", "telephone": "08-465 004 50"},
       "recordedAt": "2026-05-04T15:31:13Z"}
      """;
  private static final String NOTICE =
      """
      {"name": "Lisa Exempel", "personalNumber": "191212121212",
       "safeContact": {"how": "TELEPHONE", "telephone": "070-174 06 05",
         "statedAt": "2026-05-04T15:29:11Z"},
       "language": "fa", "interpreter": {"language": "fa", "dialect": "Dari", "sexWanted": "FEMALE",
         "byTelephone": true},
       "askedAlone": true, "children": "IN_HOUSEHOLD", "recordedAt": "2026-05-04T15:30:12Z",
       "recordedBy": "p-17"}
      """;
  private static final String TREATMENT =
      """
      {"name": "Tolvan Tolvansson", "personalNumber": "191212121212", "telephone": "070-174 06 05",
       "basis": "DECISION", "decision": {"reference": "SN 2026/123", "on": "2026-05-01"},
       "language": "sv",
       "interpreter": {"language": "so", "dialect": "Maay", "sexWanted": "MALE",
         "byTelephone": false},
       "recordedAt": "2026-05-04T15:30:12Z", "recordedBy": "h-17"}
      """;
  private static final String RELEASE =
      """
      {"name": "Tolvan Tolvansson", "personalNumber": "191212121212", "from": "DETAINED",
       "releasedAt": "2026-05-05T07:00:00Z", "contactBan": "YES",
       "recordedAt": "2026-05-04T15:30:12Z", "recordedBy": "p-17"}
      """;
  private static final String MEDIATED =
      """
      {"givenName": "Tolvan", "familyName": "Tolvansson", "personalNumber": "191212121212",
       "birthDate": "1912-12-12", "telephone": "070-174 06 05", "telephoneSafeToAnswer": true,
       "place": {"municipality": "0180", "district": "sodermalm"}, "ageBand": "FROM_21",
       "language": "sv",
       "interpreter": {"language": "so", "dialect": "Maay", "sexWanted": "FEMALE",
         "byTelephone": false},
       "handling": ["NOT_FOR_PORTAL", "HIDDEN_RECORD"], "recordedAt": "2026-05-04T15:30:12Z",
       "recordedBy": "c-17"}
      """;
  private static final String HANDOVER =
      """
      {"kind": "BEFORE_RELEASE", "name": "Tolvan Tolvansson", "personalNumber": "191212121212",
       "telephone": "070-174 06 05", "telephoneSafeToAnswer": false,
       "place": {"municipality": "0180", "district": "sodermalm"}, "ageBand": "FROM_21",
       "language": "sv",
       "interpreter": {"language": "so", "dialect": "Maay", "sexWanted": "FEMALE",
         "byTelephone": false},
       "releaseOn": "2026-06-01", "conditions": ["TREATMENT", "NO_CONTACT"],
       "recordedAt": "2026-05-04T15:30:12Z", "recordedBy": "k-17"}
      """;
  private static final String UNNAMED =
      """
      {"handover": "0123456789abcdef0123456789abcdef",
       "proof": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
       "codeDies": "2026-06-03", "place": {"municipality": "0180", "district": "sodermalm"},
       "ageBand": "FROM_21", "language": "sv",
       "interpreter": {"language": "so", "sexWanted": "MALE"}, "wish": "GROUP",
       "recordedOn": "2026-05-04", "chosen": {"at": "2026-05-11T15:30:00Z", "how": "VISIT"}}
      """;
  private static final String OFFER =
      """
      {"handover": "0123456789abcdef0123456789abcdef",
       "times": [{"at": "2026-05-11T15:30:00Z", "how": "HE_RINGS"}]}
      """;
  private static final String OUTCOME =
      """
      {"what": "DID_NOT_COME"}
      """;
  private static final Map<String, String> SAMPLES =
      Map.of(
          "igor-wish/1", WISH,
          "concern-report/1", CONCERN,
          "victim-notice/1", NOTICE,
          "treatment-referral/1", TREATMENT,
          "release-notice/1", RELEASE,
          "mediated-contact/1", MEDIATED,
          "probation-handover/1", HANDOVER,
          "helpline-handover/1", UNNAMED,
          "helpline-offer/1", OFFER,
          "helpline-outcome/1", OUTCOME);

  static Set<String> samples() {
    return SAMPLES.keySet();
  }

  private final Json json = new Json();
  private final PartSchemas schemas = new PartSchemas(Clock.fixed(NOW, ZoneOffset.UTC));
  private final StructuredForm form = new StructuredForm(json, schemas);
  private final ResourceBundle words =
      ResourceBundle.getBundle("se.sluss.adapters.socialservices.sdk", Locale.of("sv"));
  private final MessageRules rules = new MessageRules();
  private final SdkMapping mapping;

  EveryPartTest() throws Exception {
    Directory directory = Directory.load(Path.of("../../config"));
    mapping =
        new SdkMapping(
            new SdkAddress(UnitId.of("sluss"), "0203:sluss.example", "sdk.sluss", "Sluss"),
            new Readable(directory, json),
            new PdfForm(),
            form);
  }

  @Test
  void thereIsASampleOfEverySchemaWithEveryFieldOfIt() throws Exception {
    assertThat(SAMPLES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            schemas.known().stream().map(TypeVersion::toString).toList());
    for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
      schemas.validate(TypeVersion.of(sample.getKey()), sample.getValue().getBytes(UTF_8));
      everyField(schema(sample.getKey()), json.mapper().readTree(sample.getValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyCodeOfASchemaHasAWord(String name) throws Exception {
    codes(TypeVersion.of(name).name(), schema(name));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePersonReadsEveryFieldAndTheMachineGetsTheSameBack(String schema) throws Exception {
    HandedOver handed = handed(schema, sample(schema));
    SdkMessage message = mapping.write(IDS, TO, new Structured.Message(handed));
    Document document = BoundedXml.read(new MessageWriter().write(message));
    assertThat(rules.check(document)).isEmpty();
    SdkMessage arrived = new MessageReader(rules).read(document);
    assertThat(arrived).isEqualTo(message);
    assertThat(form.read(Objects.requireNonNull(arrived.structured())))
        .isEqualTo(new Structured.Message(handed));
    String text = arrived.documents().getFirst().texts().getFirst();
    read(text, TypeVersion.of(schema).name(), json.mapper().readTree(sample(schema)));
    assertThat(text).contains("LABEL-40-7g", "Polisen i Stockholm", ID);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePdfSaysWhatTheTextSaysAndIsTheSameEachTime(String schema) throws Exception {
    Structured.Message message = new Structured.Message(handed(schema, sample(schema)));
    SdkMessage.Document written = mapping.write(IDS, TO, message).documents().getFirst();
    SdkMessage.File file = written.files().getFirst();
    assertThat(file.contentType()).isEqualTo("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(file.content().toArray())) {
      String bare = written.texts().getFirst().replaceAll("(?m)^(#+|\\*) ", "");
      assertThat(said(new PDFTextStripper().getText(pdf).replace("•", "")))
          .isEqualTo(said(bare.replace("\uFFFD", "?").replace("\uD83D\uDE00", "?")));
    }
    assertThat(mapping.write(IDS, TO, message).documents().getFirst()).isEqualTo(written);
  }

  @Test
  void aLongTextGoesOverSeveralPagesAndAWordWithoutEndIsBroken() throws Exception {
    String text = "barnet ".repeat(700) + "x".repeat(3_000);
    try (PDDocument pdf = Loader.loadPDF(new PdfForm().write(text, IDS.message()).toArray())) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
      assertThat(said(new PDFTextStripper().getText(pdf))).isEqualTo(said(text));
    }
  }

  /** What is said, without where it is broken. */
  private static String said(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingOfThePersonStandsOutsideTheBody(String schema) throws Exception {
    SdkMessage message =
        mapping.write(IDS, TO, new Structured.Message(handed(schema, sample(schema))));
    assertThat(message.label()).isEqualTo("Meddelande genom Sluss");
    assertThat(message.confidential()).isTrue();
    assertThat(message.recipient().toString() + message.sender())
        .doesNotContain("Tolvan", "1912", "2012", "070", "igor", "concern");
  }

  static List<ReferralStep> told() {
    return Arrays.stream(ReferralStep.values())
        .filter(step -> step.side() != Side.RECIPIENT)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("told")
  void aStepOfTheOtherSideIsReadWithEachOfItsReasons(ReferralStep step) throws Exception {
    if (step.reasons().isEmpty()) {
      SdkMessage message =
          mapping.write(
              IDS, TO, new Structured.Told(MessageId.of(ID), new ToldStep(step, null, null), NOW));
      assertThat(message.documents().getFirst().texts().getFirst())
          .contains(words.getString("step." + step));
    }
    for (Reason reason : step.reasons()) {
      assertThat(step.nextAfter(reason)).isEmpty();
      ToldStep told = new ToldStep(step, reason, null);
      SdkMessage message = mapping.write(IDS, TO, new Structured.Told(MessageId.of(ID), told, NOW));
      assertThat(rules.check(BoundedXml.read(new MessageWriter().write(message)))).isEmpty();
      assertThat(message.documents().getFirst().texts().getFirst())
          .contains(words.getString("step." + step), words.getString("reason." + reason));
      assertThat(form.read(Objects.requireNonNull(message.structured())))
          .isEqualTo(new Structured.Told(MessageId.of(ID), told, NOW));
    }
  }

  @Test
  void aStepOfTheUnitComesBackWithEveryFieldOfIt() throws Exception {
    OfficerId officer = OfficerId.of("h-1");
    Structured.Step step =
        new Structured.Step(
            MessageId.of(ID),
            new Stepping(
                new Acting(officer, new TreeSet<>(List.of("handler"))),
                ReferralStep.DECLINE,
                Reason.TOO_DANGEROUS_FOR_US,
                NextStep.PSYCHIATRY,
                new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT),
                new SafetyAttestation(
                    officer, NOW, How.NOBODY_KNOWN_CHECKED, new TreeSet<>(List.of("CHECK-18-1")))));
    assertThat(form.read(form.write(step))).isEqualTo(step);
  }

  @Test
  void anUnknownFieldIsRefusedByItsName() throws Exception {
    String text =
        form.write(new Structured.Message(handed("igor-wish/1", WISH)))
            .replace("\"provisional\"", "\"colour\":1,\"provisional\"");
    assertThatThrownBy(() -> form.read(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(
                        new Fault(SlCode.UNKNOWN_FIELD, "/message/parts/0/igor-wish/colour")));
  }

  @Test
  void aPartThatItsSchemaDoesNotAllowIsRefusedByTheField() throws Exception {
    String text =
        form.write(new Structured.Message(handed("igor-wish/1", WISH)))
            .replace("191212121212", "191212121213");
    assertThatThrownBy(() -> form.read(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(new Fault(SlCode.SCHEMA_REFUSED, "/personalNumber")));
  }

  /** Each leaf of a part stands in the text beside its word. */
  private void read(String text, String path, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(each -> read(text, path + "." + each.getKey(), each.getValue()));
    } else if (value.isArray()) {
      value.forEach(each -> read(text, path, each));
    } else {
      assertThat(text).contains("* " + words.getString(path) + ": " + shown(path, value));
    }
  }

  private String shown(String path, JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? "Ja" : "Nej";
    }
    return switch (value.asString()) {
      case "2026-05-04T15:30:12Z" -> "2026-05-04 17:30:12";
      case "2026-05-04T15:31:13Z" -> "2026-05-04 17:31:13";
      case "2026-05-11T15:30:00Z" -> "2026-05-11 17:30:00";
      case "0180" -> "0180 (Stockholm)";
      case "sodermalm" -> "sodermalm (Södermalm)";
      case String text when text.startsWith("Barnet grät.") ->
          "Barnet grät.\uFFFD\n<b>&\uFFFD\uD83D\uDE00 ]]> # inte rubrik";
      case String text when words.containsKey(path + "." + text) ->
          words.getString(path + "." + text);
      case String text -> text;
    };
  }

  private static String sample(String schema) {
    return Objects.requireNonNull(SAMPLES.get(schema));
  }

  private static void everyField(JsonNode schema, JsonNode sample) {
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      JsonNode there = sample.path(field.getKey());
      assertThat(there.isMissingNode()).as(field.getKey()).isFalse();
      JsonNode kind = field.getValue();
      if (kind.path("type").asString("").equals("array")) {
        there.forEach(each -> everyField(kind.path("items"), each));
      } else {
        everyField(kind, there);
      }
    }
  }

  private void codes(String path, JsonNode schema) {
    schema
        .path("enum")
        .forEach(code -> assertThat(words.containsKey(path + "." + code.asString())).isTrue());
    schema
        .path("properties")
        .properties()
        .forEach(field -> codes(path + "." + field.getKey(), field.getValue()));
    if (schema.has("items")) {
      codes(path, schema.path("items"));
    }
  }

  private JsonNode schema(String name) throws IOException {
    String file = "/se/sluss/contracts/schemas/" + name.replace('/', '-') + ".json";
    try (InputStream in = Objects.requireNonNull(PartSchemas.class.getResourceAsStream(file))) {
      return json.mapper().readTree(in.readAllBytes());
    }
  }

  private static Class<?> record(String schema) {
    return switch (TypeVersion.of(schema).name()) {
      case "igor-wish" -> IgorWish.class;
      case "concern-report" -> ConcernReport.class;
      case "victim-notice" -> VictimNotice.class;
      case "treatment-referral" -> TreatmentReferral.class;
      case "release-notice" -> ReleaseNotice.class;
      case "mediated-contact" -> MediatedContact.class;
      case "helpline-handover" -> HelplineHandover.class;
      case "helpline-offer" -> HelplineOffer.class;
      case "helpline-outcome" -> HelplineOutcome.class;
      default -> ProbationHandover.class;
    };
  }

  private HandedOver handed(String schema, String content) throws Exception {
    byte[] bytes = content.getBytes(UTF_8);
    PartHeader header =
        new PartHeader(
            PartId.of(ID),
            SubjectHandle.of("s-1"),
            "CHILD",
            new TreeSet<>(List.of("CONTACT")),
            new TreeSet<>(List.of("CHILD_AT_RISK")),
            null,
            null,
            TypeVersion.of(schema),
            "0".repeat(64),
            1);
    Cover cover =
        new Cover(
            MessageId.of(ID),
            ConversationId.of(ID),
            null,
            TypeVersion.of(schema),
            new Party(AgencyId.of("polisen"), UnitId.of("polisen-stockholm")),
            new Party(AgencyId.of("kommun-0126"), TO.unit()),
            "CHILD_CONCERN",
            Urgency.ROUTINE,
            NOW,
            new Ground.Duty(
                new Attestation(OfficerId.of("p-17"), AttesterRole.OFFICER, NOW, new TreeSet<>())),
            null,
            List.of(header));
    return new HandedOver(
        "polisen-stockholm/" + ID,
        cover,
        List.of(HandedOver.Part.of(header, json.read(bytes, record(schema)))),
        false,
        new TreeSet<>(List.of("LABEL-40-7g")));
  }
}
