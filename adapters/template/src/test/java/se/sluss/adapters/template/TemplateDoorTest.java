package se.sluss.adapters.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A system at the door, and a municipality that takes what it sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateDoorTest {
  private static final String CLINIC = "region-stockholm-psykiatri";
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");

  private final Json json = new Json();
  private World world;
  private PlayedLogin tokens;
  private String token;
  private ConfigurableApplicationContext clinic;
  private Inbox inbox;
  private Door door;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("template", folder).database("healthcare").database("portal");
    tokens = world.login();
    token = tokens.of("region-stockholm", "refer", CLINIC);
    // The directory knows the clinic's unit under the adapter that it has there.
    clinic = world.start(TemplateAdapter.class, WebApplicationType.SERVLET, "healthcare", CLINIC);
    inbox = world.start("portal", VIOLENCE.value()).getBean(Inbox.class);
    door = new Door(clinic);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private ObjectNode wish(String key) {
    ObjectNode wish = json.mapper().createObjectNode();
    wish.put("key", key)
        .put("recordedBy", "c-17")
        .put("recordedAt", World.EVENING.minus(Duration.ofHours(1)).toString())
        .put("how", "SPOKEN")
        .put("answer", true)
        .put("municipality", "0127")
        .put("givenName", "Tolvan")
        .put("familyName", "Tolvansson")
        .put("personalNumber", "191212121212")
        .put("telephone", "08-465 004 50")
        .put("telephoneSafeToAnswer", true)
        .put("language", "sv")
        .put("protectedIdentity", false);
    return wish;
  }

  private HttpResponse<byte[]> post(ObjectNode wish, @Nullable String bearer) throws Exception {
    return door.post("/api/template/wishes", json.write(wish), bearer);
  }

  private MessageId sent(ObjectNode wish) throws Exception {
    HttpResponse<byte[]> answer = post(wish, token);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(202);
    JsonNode result = door.read(answer);
    assertThat(result.path("kind").stringValue()).isEqualTo("sent");
    assertThat(result.path("unit").stringValue()).isEqualTo(VIOLENCE.value());
    return MessageId.of(result.path("message").stringValue());
  }

  private JsonNode state(String key) {
    try {
      return door.read(door.get("/api/template/wishes/" + key, token)).path(0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Viewer handler() {
    return new Viewer(
        OfficerId.of("h-1"), new TreeSet<>(List.of(VIOLENCE)), new TreeSet<>(List.of("handler")));
  }

  private boolean arrived(MessageId message) {
    return inbox.list(handler().units(), handler()).stream()
        .anyMatch(row -> row.message().equals(message));
  }

  private Cover cover(MessageId message) {
    World.until(() -> world.hub().cover(message) != null);
    return Objects.requireNonNull(world.hub().cover(message));
  }

  private int kept() {
    return clinic
        .getBean(JdbcClient.class)
        .sql("select count(*) from sent")
        .query(Integer.class)
        .single();
  }

  @Test
  void aWishArrivesAsItWasWrittenAndTheClinicLearnsThatItWasTakenOver() throws Exception {
    MessageId message = sent(wish("wish-0001"));
    World.until(() -> arrived(message));
    inbox.claim(message, handler());
    Opened opened = inbox.open(message, handler());
    assertThat(((Opened.Part.Mediated) opened.parts().getFirst()).contact())
        .isEqualTo(
            new MediatedContact(
                "Tolvan",
                "Tolvansson",
                "191212121212",
                null,
                "08-465 004 50",
                true,
                new Locality("0127", null),
                AgeBand.FROM_21,
                "sv",
                null,
                new TreeSet<>(List.of(MediatedContact.Handling.NOT_FOR_PORTAL)),
                World.EVENING.minus(Duration.ofHours(1)),
                OfficerId.of("c-17")));
    inbox.step(message, new StepGiven(ReferralStep.TAKE_OVER), handler());
    World.until(() -> state("wish-0001").path("status").stringValue("").equals("TAKEN_OVER"));
  }

  @Test
  void theSameAgainHasOneEffectAndOtherContentUnderItsKeyIsAConflict() throws Exception {
    MessageId first = sent(wish("wish-0002"));
    assertThat(sent(wish("wish-0002"))).isEqualTo(first);
    door.problem(
        post(wish("wish-0002").put("telephone", "08-465 004 51"), token), 409, "SL-2004", "/key");
  }

  @Test
  void whoDidNotAgreeToAnAnswerIsNotAskedForOneAndAProtectedPlaceIsNotSent() throws Exception {
    ObjectNode quiet = wish("wish-0003").put("answer", false).put("protectedIdentity", true);
    Cover cover = cover(sent(quiet));
    assertThat(cover.ground())
        .isInstanceOfSatisfying(
            Ground.Consent.class,
            consent ->
                assertThat(consent.record().purposes()).containsExactly("TREATMENT_REFERRAL"));
    assertThat(cover.parts().getFirst().flags()).contains("PROTECTED_REGISTRATION");
    assertThat(((Ground.Consent) cover(sent(wish("wish-0004"))).ground()).record().purposes())
        .containsExactly("CASE_COORDINATION", "TREATMENT_REFERRAL");
  }

  /** Each is refused by number and field; nothing is repeated, and nothing is kept. */
  @ParameterizedTest
  @CsvSource({
    "key, short, 422, SL-1004, /key",
    "recordedBy, C 17, 422, SL-1004, /recordedBy",
    "recordedAt, yesterday, 422, SL-1004, /recordedAt",
    "recordedAt, 2026-05-09T10:00:00Z, 422, SL-1006, /recordedAt",
    "how, SHOUTED, 422, SL-1004, /how",
    "givenName, T0lvan, 422, SL-1004, /givenName",
    "familyName, T0lvansson, 422, SL-1004, /familyName",
    "personalNumber, 191212121213, 422, SL-1005, /personalNumber",
    "telephone, hemligt, 422, SL-1004, /telephone",
    "language, svenska!, 422, SL-1004, /language",
    "diagnosis, F60, 422, SL-1002, /diagnosis",
  })
  void whatIsWrongIsNamedAndNotRepeatedAndNothingIsKept(
      String field, String value, int status, String code, String at) throws Exception {
    int before = kept();
    HttpResponse<byte[]> answer = post(wish("wish-0100").put(field, value), token);
    door.problem(answer, status, code, at);
    assertThat(new String(answer.body(), UTF_8))
        .doesNotContain("Tolvan", "191212121212", "08-465 004 50", "\"" + value + "\"");
    assertThat(kept()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "key",
    "recordedBy",
    "recordedAt",
    "how",
    "answer",
    "givenName",
    "familyName",
    "personalNumber",
    "telephone",
    "language",
    "protectedIdentity"
  })
  void whatIsMissingIsNamed(String field) throws Exception {
    ObjectNode wish = wish("wish-0101");
    wish.remove(field);
    door.problem(post(wish, token), 422, "SL-1004", "/" + field);
  }

  @Test
  void whoMayNotSendOrAskLearnsNothing() throws Exception {
    sent(wish("wish-0005"));
    door.problem(post(wish("wish-0006"), null), 401, "SL-7001", null);
    door.problem(
        post(wish("wish-0006"), tokens.of("region-stockholm", "read", CLINIC)),
        403,
        "SL-7002",
        null);
    String another = tokens.of("polisen", "refer", "polisen-stockholm");
    door.problem(post(wish("wish-0006"), another), 403, "SL-7002", null);
    door.problem(door.get("/api/template/wishes/wish-0006", token), 404, "SL-5001", null);
    door.problem(door.get("/api/template/wishes/wish-0005", another), 403, "SL-7002", null);
    door.problem(door.get("/api/template/wishes/never-was", another), 403, "SL-7002", null);
  }

  @Test
  void nothingOfThePersonIsReadableOnDisk() throws Exception {
    sent(wish("wish-0007"));
    for (Path file : world.databaseFiles()) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as(file.toString())
          .doesNotContain("Tolvansson", "191212121212", "08-465 004 50");
    }
  }
}
