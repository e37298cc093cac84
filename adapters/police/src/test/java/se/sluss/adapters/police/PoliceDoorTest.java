package se.sluss.adapters.police;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.world.Tokens;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A case system at the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliceDoorTest {
  private static final String UNIT = "polisen-stockholm";
  private final Json json = new Json();
  private final HttpClient http = HttpClient.newHttpClient();
  private World world;
  private Tokens tokens;
  private String door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("police-door", folder).database("police");
    tokens = new Tokens(world);
    token = tokens.of("polisen", "notify", UNIT);
    ConfigurableApplicationContext context =
        world.start(PoliceAdapter.class, WebApplicationType.SERVLET, "police", UNIT);
    door = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
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
    JsonNode answer = read(first);
    assertThat(answer.at("/person/kind").stringValue()).isEqualTo("sent");
    assertThat(answer.at("/child/unit").stringValue()).isEqualTo("0127.child-and-family");
    assertThat(post(event, token).body()).isEqualTo(first.body());

    World.until(() -> state("door-0001").at("/0/status").stringValue("").equals("ACCEPTED"));
    JsonNode rows = state("door-0001");
    assertThat(rows.size()).isEqualTo(2);
    String since = URLEncoder.encode(World.EVENING.toString(), UTF_8);
    assertThat(read(get("/api/police/answers?since=" + since, token)).size())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void aConcernThatIsStoppedLaterAnswersWithTheNumberToCall() throws Exception {
    UnitId family = UnitId.of("0127.child-and-family");
    world.hub().refuse(family, "SL-4002");
    JsonNode answer = read(post(json.write(Events.wishAndConcern("door-0006")), token));
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
  void otherContentUnderTheSameKeyIsAConflict() throws Exception {
    assertThat(post(json.write(Events.wish("door-0002")), token).statusCode()).isEqualTo(202);
    ObjectNode other = tree("door-0002");
    other.put("stage", "RELEASED");
    problem(post(json.write(other), token), 409, "SL-2004", "/eventId");
  }

  @Test
  void withoutATokenWithAnOldOneAndWithAnotherScopeItIsShut() throws Exception {
    byte[] event = json.write(Events.wish("door-0003"));
    problem(post(event, null), 401, "SL-7001", null);
    problem(post(event, tokens.expired("polisen", "notify", UNIT)), 401, "SL-7001", null);
    problem(post(event, tokens.of("polisen", "case-system", UNIT)), 403, "SL-7002", null);
    problem(post(event, tokens.of("kommun-0127", "notify", UNIT)), 403, "SL-7002", null);
    problem(post(event, tokens.of("polisen", "notify", "0127.on-call")), 403, "SL-7002", null);
    problem(get("/api/police/igor-events/door-0003", token), 404, "SL-5001", null);
  }

  @Test
  void whatIsUnknownWrongOrMissingIsNamedByItsFieldAndNeverRepeated() throws Exception {
    ObjectNode unknown = tree("door-0004");
    ((ObjectNode) unknown.get("person")).put("shoeSize", "forty-two");
    problem(post(json.write(unknown), token), 422, "SL-1002", "/person/shoeSize");
    ObjectNode wrong = tree("door-0004");
    wrong.put("stage", "FORTY-TWO");
    problem(post(json.write(wrong), token), 422, "SL-1004", "/stage");
    ObjectNode missing = tree("door-0004");
    missing.remove("askedAlone");
    assertThat(post(json.write(missing), token).statusCode()).isEqualTo(422);
    problem(post("{".getBytes(UTF_8), token), 400, "SL-1001", "");
    ObjectNode number = tree("door-0004");
    ((ObjectNode) number.get("person")).put("personalNumber", "191212121213");
    HttpResponse<byte[]> refused = post(json.write(number), token);
    problem(refused, 422, "SL-1005", "/person/personalNumber");
    assertThat(new String(refused.body(), UTF_8)).doesNotContain("191212121213");
    assertThat(read(refused).get("sv").stringValue())
        .isNotEqualTo(read(refused).get("en").stringValue());
    problem(get("/api/police/igor-events/door-0004", token), 404, "SL-5001", null);
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws Exception {
    problem(post(new byte[4 << 20], token), 413, "SL-1003", null);
  }

  @Test
  void aNoIsAnsweredWithWhatToDoInstead() throws Exception {
    ObjectNode no = tree("door-0005");
    no.put("wish", "NO");
    JsonNode answer = read(post(json.write(no), token));
    assertThat(answer.at("/person/kind").stringValue()).isEqualTo("nothing-sent");
    assertThat(answer.at("/person/advice/0").stringValue()).isEqualTo("HAND_OVER_INFORMATION");
  }

  @Test
  void theDescriptionIsServedWithoutALogin() throws Exception {
    HttpResponse<byte[]> description = get("/api/police/openapi.yaml", null);
    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(new String(description.body(), UTF_8)).startsWith("openapi: 3.1.0");
  }

  @Test
  void whatIsNotOpenedIsShut() throws Exception {
    problem(get("/actuator/env", token), 403, "SL-7002", null);
    assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
  }

  private ObjectNode tree(String id) {
    return (ObjectNode) json.mapper().readTree(json.write(Events.wish(id)));
  }

  private JsonNode state(String id) {
    try {
      return read(get("/api/police/igor-events/" + id, token));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void problem(
      HttpResponse<byte[]> response, int status, String code, @Nullable String field) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = read(response);
    assertThat(problem.get("code").stringValue()).isEqualTo(code);
    JsonNode at = problem.get("field");
    assertThat(at == null ? null : at.stringValue()).isEqualTo(field);
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    return json.mapper().readTree(response.body());
  }

  private HttpResponse<byte[]> post(byte[] body, @Nullable String bearer) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(door + "/api/police/igor-events"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)),
        bearer);
  }

  private HttpResponse<byte[]> get(String path, @Nullable String bearer) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(door + path)).GET(), bearer);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, @Nullable String bearer)
      throws Exception {
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
