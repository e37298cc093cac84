package se.sluss.adapters.police;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.notification.KeptNos;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A case system at the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliceDoorTest {
  private static final String UNIT = "polisen-stockholm";
  private final Json json = new Json();
  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext police;
  private Door door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("police-door", folder).database("police");
    tokens = world.login();
    token = tokens.of("polisen", "notify", UNIT);
    police = world.start(PoliceAdapter.class, WebApplicationType.SERVLET, "police", UNIT);
    door = new Door(police);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void anEventIsTakenOnceAndItsStateCanBeFetched() throws Exception {
    byte[] event = json.write(Events.wishAndConcern("door-0001"));
    HttpResponse<byte[]> first = post(event, token);
    assertThat(first.statusCode()).isEqualTo(202);
    JsonNode answer = door.read(first);
    assertThat(answer.at("/person/kind").stringValue()).isEqualTo("sent");
    assertThat(answer.at("/child/unit").stringValue()).isEqualTo("0127.child-and-family");
    assertThat(post(event, token).body()).isEqualTo(first.body());

    World.until(() -> state("door-0001").at("/0/status").stringValue("").equals("ACCEPTED"));
    JsonNode rows = state("door-0001");
    assertThat(rows.size()).isEqualTo(2);
    String since = URLEncoder.encode(World.EVENING.toString(), UTF_8);
    assertThat(door.read(door.get("/api/police/answers?since=" + since, token)).size())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void aConcernThatIsStoppedLaterAnswersWithTheNumberToCall() throws Exception {
    UnitId family = UnitId.of("0127.child-and-family");
    world.hub().refuse(family, "SL-4002");
    JsonNode answer = door.read(post(json.write(Events.wishAndConcern("door-0006")), token));
    assertThat(answer.at("/child/kind").stringValue()).isEqualTo("sent");
    World.until(() -> state("door-0006").toString().contains("REFUSED"));
    world.hub().refuse(family, null);
    for (JsonNode row : state("door-0006")) {
      boolean childs = row.get("unit").stringValue().equals(family.value());
      JsonNode call = row.get("callNow");
      assertThat(call == null ? null : call.stringValue())
          .isEqualTo(childs ? "08-465 004 07" : null);
    }
  }

  @Test
  void row15ANoIsKeptHereAloneWithWhenToAskAgainAndErasedAfterItsTime() throws Exception {
    LocalDate day = LocalDate.ofInstant(World.EVENING, ZoneOffset.UTC).plusDays(30);
    IgorEvent no = Events.event("door-0150", Events.person(false), IgorEvent.Wish.NO, null);
    byte[] said = json.write(Events.with(no, null, day, null));
    assertThat(door.read(post(said, token)).at("/person/kind").stringValue())
        .isEqualTo("nothing-sent");
    assertThat(post(said, token).statusCode()).isEqualTo(202);
    byte[] noDay =
        json.write(Events.event("door-0151", Events.person(false), IgorEvent.Wish.NO, null));
    assertThat(post(noDay, token).statusCode()).isEqualTo(202);

    JsonNode due = door.read(door.get("/api/police/ask-again?until=" + day, token));
    assertThat(due.toString())
        .isEqualTo(
            "[{\"eventId\":\"door-0150\",\"officer\":\"p-17\",\"stage\":\"ARRESTED\","
                + "\"askAgainOn\":\"%s\",\"language\":\"sv\"}]".formatted(day));
    assertThat(due.toString()).doesNotContain(Events.NAME, Events.NUMBER, Events.TELEPHONE);
    assertThat(door.read(door.get("/api/police/ask-again?until=" + day.minusDays(1), token)).size())
        .isZero();
    door.problem(door.get("/api/police/ask-again?until=soon", token), 422, "SL-1004", "/until");

    JdbcClient rows = police.getBean(JdbcClient.class);
    rows.sql("update kept_no set at = at - interval '400 days' where event_id = 'door-0150'")
        .update();
    assertThat(door.read(door.get("/api/police/ask-again?until=" + day, token)).size()).isZero();
    police.getBean(KeptNos.class).erase();
    assertThat(
            rows.sql("select event_id from kept_no where event_id in ('door-0150', 'door-0151')")
                .query(String.class)
                .list())
        .containsExactly("door-0151");
  }

  @Test
  void otherContentUnderTheSameKeyIsAConflict() throws Exception {
    assertThat(post(json.write(Events.wish("door-0002")), token).statusCode()).isEqualTo(202);
    ObjectNode other = tree("door-0002");
    other.put("stage", "RELEASED");
    door.problem(post(json.write(other), token), 409, "SL-2004", "/eventId");
  }

  @Test
  void withoutATokenWithAnOldOneAndWithAnotherScopeItIsShut() throws Exception {
    byte[] event = json.write(Events.wish("door-0003"));
    door.problem(post(event, null), 401, "SL-7001", null);
    door.problem(post(event, tokens.expired("polisen", "notify", UNIT)), 401, "SL-7001", null);
    door.problem(post(event, tokens.of("polisen", "case-system", UNIT)), 403, "SL-7002", null);
    door.problem(post(event, tokens.of("kommun-0127", "notify", UNIT)), 403, "SL-7002", null);
    door.problem(post(event, tokens.of("polisen", "notify", "0127.on-call")), 403, "SL-7002", null);
    door.problem(door.get("/api/police/igor-events/door-0003", token), 404, "SL-5001", null);
  }

  @Test
  void whatIsUnknownWrongOrMissingIsNamedByItsFieldAndNeverRepeated() throws Exception {
    ObjectNode unknown = tree("door-0004");
    ((ObjectNode) unknown.get("person")).put("shoeSize", "forty-two");
    door.problem(post(json.write(unknown), token), 422, "SL-1002", "/person/shoeSize");
    ObjectNode wrong = tree("door-0004");
    wrong.put("stage", "FORTY-TWO");
    door.problem(post(json.write(wrong), token), 422, "SL-1004", "/stage");
    ObjectNode missing = tree("door-0004");
    missing.remove("askedAlone");
    assertThat(post(json.write(missing), token).statusCode()).isEqualTo(422);
    door.problem(post("{".getBytes(UTF_8), token), 400, "SL-1001", "");
    ObjectNode number = tree("door-0004");
    ((ObjectNode) number.get("person")).put("personalNumber", "191212121213");
    HttpResponse<byte[]> refused = post(json.write(number), token);
    door.problem(refused, 422, "SL-1005", "/person/personalNumber");
    assertThat(new String(refused.body(), UTF_8)).doesNotContain("191212121213");
    assertThat(door.read(refused).get("sv").stringValue())
        .isNotEqualTo(door.read(refused).get("en").stringValue());
    door.problem(door.get("/api/police/igor-events/door-0004", token), 404, "SL-5001", null);
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws Exception {
    int most = Limits.load(Path.of("../../config")).requestBytes();
    Map<String, Integer> before = kept();
    door.problem(post(new byte[most + 1], token), 413, "SL-1003", null);
    assertThat(kept()).isEqualTo(before);
  }

  /** Every line that a case system can get wrong, each refused by its number at its field. */
  @ParameterizedTest
  @CsvSource({
    "/person/shoeSize,       forty-two,           1002, /person/shoeSize",
    "/Tolvan Tolvansson,     hemligt,             1002, /-",
    "/stage,                 HEMLIGT,             1004, /stage",
    "/childSuspected,        hemligt,             1004, /childSuspected",
    "/person/name,           '',                  1012, /person/name",
    "/person/name,           x{81},               1003, /person/name",
    "/concern/narrative,     x{8001},             1003, /concern/narrative",
    "/person/personalNumber, 191212121213,        1005, /person/personalNumber",
    "/concern/child/personalNumber, 201313131313, 1005, /concern/child/personalNumber",
    "/person/telephone,      hemligt,             1004, /person/telephone",
    "/weighing/at,           2027-01-01T00:00:00Z, 1006, /weighing/at",
    "/askAgainOn,            2020-01-01,          1004, /askAgainOn",
    "/eventId,               kort,                1004, /eventId",
    "/officer,               Tolvan Tolvansson,   1004, /officer",
  })
  void whatIsWrongIsNamedByItsFieldNeverRepeatedAndNothingIsKept(
      String at, String value, String number, String field) throws Exception {
    ObjectNode event = (ObjectNode) json.mapper().readTree(json.write(weighed("door-0100")));
    String text = value.matches("x\\{[0-9]+}") ? "x".repeat(count(value)) : value;
    int slash = at.lastIndexOf('/');
    JsonNode parent = slash == 0 ? event : event.at(at.substring(0, slash));
    ((ObjectNode) parent).put(at.substring(slash + 1), text);
    Map<String, Integer> before = kept();
    HttpResponse<byte[]> answer = post(json.write(event), token);
    door.problem(answer, 1003 == Integer.parseInt(number) ? 413 : 422, "SL-" + number, field);
    String body = new String(answer.body(), UTF_8);
    assertThat(body).doesNotContain(text.isEmpty() ? "Tolvan" : text, "Tolvan", "191212121212");
    JsonNode problem = door.read(answer);
    assertThat(problem.get("sv").stringValue()).isNotEqualTo(problem.get("en").stringValue());
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void aUnitThatDoesNotExistIsAskedBackAndNothingIsKept() throws Exception {
    ObjectNode event = tree("door-0101");
    event.put("recipientUnit", "9999.authority-violence");
    Map<String, Integer> before = kept();
    HttpResponse<byte[]> answer = post(json.write(event), token);
    assertThat(door.read(answer).at("/person/kind").stringValue()).isEqualTo("ask-back");
    assertThat(door.read(answer).at("/person/fault/code").stringValue()).isEqualTo("SL-2001");
    assertThat(door.read(answer).at("/person/fault/field").stringValue())
        .isEqualTo("/recipientUnit");
    assertThat(new String(answer.body(), UTF_8)).doesNotContain("9999.");
    assertThat(kept()).isEqualTo(before);
  }

  private static int count(String repeated) {
    return Integer.parseInt(repeated.substring(2, repeated.length() - 1));
  }

  /** Rows of every table that an event could leave something in. */
  private Map<String, Integer> kept() {
    JdbcClient jdbc = police.getBean(JdbcClient.class);
    Map<String, Integer> rows = new TreeMap<>();
    for (String table : List.of("sent", "event_track", "kept_no", "inbox", "unreadable")) {
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Integer.class).single());
    }
    return rows;
  }

  private static IgorEvent weighed(String id) {
    IgorEvent no = Events.concernOnly(id, Events.concern("0127", null, false));
    Weighing weighing =
        new Weighing(OfficerId.of("p-1"), World.EVENING, new TreeSet<>(List.of("CRIME_NEED")));
    return Events.with(no, weighing, null, null);
  }

  @Test
  void aNoIsAnsweredWithWhatToDoInstead() throws Exception {
    ObjectNode no = tree("door-0005");
    no.put("wish", "NO");
    JsonNode answer = door.read(post(json.write(no), token));
    assertThat(answer.at("/person/kind").stringValue()).isEqualTo("nothing-sent");
    assertThat(answer.at("/person/advice/0").stringValue()).isEqualTo("HAND_OVER_INFORMATION");
  }

  @Test
  void aStepWithWhatWasSentIsTakenAndAnythingElseRefusedByItsNumber() throws Exception {
    post(json.write(Events.wish("door-0007")), token);
    World.until(() -> state("door-0007").at("/0/status").stringValue("").equals("ACCEPTED"));
    String message = state("door-0007").at("/0/message").stringValue();
    String recall = "{\"officer\":\"p-1\",\"step\":\"RECALL\",\"reason\":\"TOLD_US\"}";
    door.problem(step(message, recall, null), 401, "SL-7001", null);
    door.problem(
        step(message, recall, tokens.of("polisen", "case-system", UNIT)), 403, "SL-7002", null);
    String missing = "019dfff0-0000-7000-8000-000000000000";
    door.problem(step(missing, recall, token), 404, "SL-5001", null);
    door.problem(step("no-id", recall, token), 404, "SL-5001", null);
    door.problem(
        step(message, recall.replace("TOLD_US", "HEMLIGT"), token), 422, "SL-1004", "/reason");
    door.problem(
        step(message, recall.replace(",\"reason\":\"TOLD_US\"", ""), token),
        422,
        "SL-5201",
        "/reason");
    door.problem(
        step(message, recall.replace("}", ",\"shoeSize\":42}"), token),
        422,
        "SL-1002",
        "/shoeSize");
    String early = recall.replace("RECALL", "GIVE_INFORMATION").replace("TOLD_US", "BY_TELEPHONE");
    door.problem(step(message, early, token), 409, "SL-5004", "/step");
    door.problem(
        step(message, recall.replace("RECALL", "TAKE_OVER"), token), 422, "SL-1004", "/step");

    HttpResponse<byte[]> taken = step(message, recall, token);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(door.read(taken).get("step").stringValue()).isEqualTo("RECALL");
    assertThat(state("door-0007").at("/0/referral").stringValue()).isEqualTo("CONSENT_WITHDRAWN");
    door.problem(step(message, recall, token), 409, "SL-5004", "/step");
  }

  @Test
  void aConsentIsEndedWithTheHubBeforeTheAnswer() throws Exception {
    post(json.write(Events.wish("door-0008")), token);
    World.until(() -> state("door-0008").at("/0/status").stringValue("").equals("ACCEPTED"));
    String message = state("door-0008").at("/0/message").stringValue();
    String error =
        "{\"officer\":\"p-1\",\"change\":\"RECORDED_IN_ERROR\",\"reason\":\"NEVER_GIVEN\"}";
    door.problem(act(message, "consent", error, null), 401, "SL-7001", null);
    door.problem(
        act("019dfff0-0000-7000-8000-000000000000", "consent", error, token), 404, "SL-5001", null);
    door.problem(
        act(message, "consent", error.replace("NEVER_GIVEN", "TOLD_US"), token),
        422,
        "SL-1004",
        "/reason");
    door.problem(
        act(message, "consent", error.replace("RECORDED_IN_ERROR", "CONFIRMED"), token),
        422,
        "SL-1004",
        "/change");
    world.hub().changesConsents(Instant.parse("2026-05-04T16:00:00Z"));
    HttpResponse<byte[]> ended = act(message, "consent", error, token);
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(door.read(ended).get("at").stringValue()).isEqualTo("2026-05-04T16:00:00Z");
    world
        .hub()
        .http()
        .verify(
            WireMock.postRequestedFor(WireMock.urlPathMatching("/api/consents/.*"))
                .withRequestBody(
                    WireMock.matchingJsonPath("$.change", WireMock.equalTo("RECORDED_IN_ERROR"))));
  }

  private HttpResponse<byte[]> step(String message, String body, @Nullable String bearer)
      throws Exception {
    return act(message, "steps", body, bearer);
  }

  private HttpResponse<byte[]> act(
      String message, String what, String body, @Nullable String bearer) throws Exception {
    return door.post("/api/police/messages/" + message + "/" + what, body, bearer);
  }

  @Test
  void theDescriptionIsServedWithoutALogin() throws Exception {
    HttpResponse<byte[]> description = door.get("/api/police/openapi.yaml", null);
    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(new String(description.body(), UTF_8)).startsWith("openapi: 3.1.0");
  }

  @Test
  void whatIsNotOpenedIsShut() throws Exception {
    door.problem(door.get("/actuator/env", token), 403, "SL-7002", null);
    assertThat(door.get("/actuator/health", null).statusCode()).isEqualTo(200);
  }

  private ObjectNode tree(String id) {
    return (ObjectNode) json.mapper().readTree(json.write(Events.wish(id)));
  }

  private JsonNode state(String id) {
    try {
      return door.read(door.get("/api/police/igor-events/" + id, token));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> post(byte[] body, @Nullable String bearer) throws Exception {
    return door.post("/api/police/igor-events", body, bearer);
  }
}
