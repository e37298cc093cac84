package se.sluss.adapters.socialservices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** A municipality's case system fetches, opens and answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSystemDoorTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final String MUNICIPALITY = "0126";
  private static final String UNIT = "0126.authority-violence";
  private static final String AGENCY = "kommun-0126";
  private static final String HANDLER = "{\"officer\":\"h-1\",\"roles\":[\"handler\"]}";
  private final Json json = new Json();
  private final HttpClient http = HttpClient.newHttpClient();
  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext police;
  private String door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("case-system", folder).database("police").database("socialservices");
    tokens = world.login();
    token = tokens.of(AGENCY, "case-system", UNIT);
    police = world.start("police", POLICE.value());
    ConfigurableApplicationContext context =
        world.start(
            SocialServicesAdapter.class, WebApplicationType.SERVLET, "socialservices", UNIT);
    door = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void aMessageIsListedClaimedOpenedAndAnswered() throws Exception {
    String message = sent("case-0001", false);
    JsonNode row = row(message, false);
    assertThat(row.get("state").stringValue()).isEqualTo("NEW");
    assertThat(row.get("bookingLock").booleanValue()).isTrue();
    problem(post(message, "open", HANDLER, token), 409, "SL-5004");
    assertThat(post(message, "claim", HANDLER, token).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> opened = post(message, "open", HANDLER, token);
    assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(read(opened).at("/parts/0/igor-wish/name").stringValue()).isEqualTo(Events.NAME);
    assertThat(read(opened).get("idempotencyKey").stringValue())
        .isEqualTo("polisen-stockholm/" + message);
    problem(
        post(message, "answer", "{\"by\":" + HANDLER + ",\"answer\":\"BOOKED\"}", token),
        409,
        "SL-5003");
    assertThat(
            post(message, "answer", "{\"by\":" + HANDLER + ",\"answer\":\"TAKEN_OVER\"}", token)
                .statusCode())
        .isEqualTo(200);
    SentMessages told = police.getBean(SentMessages.class);
    World.until(() -> told.ofEvent(POLICE, "case-0001").getFirst().status() == Status.TAKEN_OVER);
  }

  @Test
  void aStepIsTakenWhenItIsInTurnAndSaysWhatItMust() throws Exception {
    String message = sent("case-0003", false);
    String takeOver = "{\"by\":" + HANDLER + ",\"step\":\"TAKE_OVER\"}";
    problem(post(message, "steps", takeOver, null), 401, "SL-7001");
    problem(post(message, "steps", takeOver, tokens.of(AGENCY, "notify", UNIT)), 403, "SL-7002");
    problem(post("019dfff0-0000-7000-8000-000000000000", "steps", takeOver, token), 404, "SL-5001");
    problem(post(message, "steps", takeOver, token), 409, "SL-5004");
    assertThat(post(message, "claim", HANDLER, token).statusCode()).isEqualTo(200);
    problem(post(message, "steps", takeOver, token), 409, "SL-5004");
    assertThat(post(message, "open", HANDLER, token).statusCode()).isEqualTo(200);
    String decline = "{\"by\":" + HANDLER + ",\"step\":\"DECLINE\"}";
    problem(post(message, "steps", decline, token), 422, "SL-5201");
    problem(post(message, "steps", decline.replace("}", ",\"x\":1}"), token), 422, "SL-1002");
    problem(post(message, "steps", decline.replace("DECLINE", "RECALL"), token), 422, "SL-1004");
    HttpResponse<byte[]> taken = post(message, "steps", takeOver, token);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(read(taken).get("step").stringValue()).isEqualTo("TAKE_OVER");
    SentMessages told = police.getBean(SentMessages.class);
    World.until(() -> told.ofEvent(POLICE, "case-0003").getFirst().status() == Status.TAKEN_OVER);
  }

  @Test
  void aConsentGivenInCustodyIsConfirmedByWhoHasItInHand() throws Exception {
    String message = sent("case-0004", false);
    problem(post(message, "consent", HANDLER, null), 401, "SL-7001");
    problem(post(message, "consent", HANDLER, token), 409, "SL-5004");
    post(message, "claim", HANDLER, token);
    world.hub().changesConsents(Instant.parse("2026-05-04T16:00:00Z"));
    HttpResponse<byte[]> confirmed = post(message, "consent", HANDLER, token);
    assertThat(confirmed.statusCode()).isEqualTo(200);
    assertThat(read(confirmed).get("at").stringValue()).isEqualTo("2026-05-04T16:00:00Z");
  }

  @Test
  void whetherTheVictimsSideMayBeToldIsSaidByWhoHasItInHand() throws Exception {
    String message = sent("case-0005", false);
    String agrees = "{\"by\":" + HANDLER + ",\"word\":\"AGREES\"}";
    problem(post(message, "safety", agrees, null), 401, "SL-7001");
    problem(post(message, "safety", agrees, token), 409, "SL-5004");
    post(message, "claim", HANDLER, token);
    problem(post(message, "safety", agrees.replace("AGREES", "TELL"), token), 422, "SL-1012");
    problem(post(message, "safety", agrees.replace("AGREES", "PERHAPS"), token), 422, "SL-1004");
    problem(post(message, "safety", agrees.replace("}", ",\"x\":1}"), token), 422, "SL-1002");
    world
        .hub()
        .http()
        .stubFor(
            WireMock.post("/api/referrals/" + message + "/safety")
                .willReturn(WireMock.okJson("{\"at\":\"2026-05-04T16:00:00Z\"}")));
    HttpResponse<byte[]> noted = post(message, "safety", agrees, token);
    assertThat(noted.statusCode()).isEqualTo(200);
    assertThat(read(noted).get("at").stringValue()).isEqualTo("2026-05-04T16:00:00Z");
  }

  @Test
  void whatIsForNamedHandlersLooksAsIfItWereNotThere() throws Exception {
    String message = sent("case-0002", true);
    assertThat(row(message, true).get("protectedIdentity").booleanValue()).isTrue();
    assertThat(read(get("?officer=h-1")).findValuesAsString("message")).doesNotContain(message);
    HttpResponse<byte[]> hidden = post(message, "claim", HANDLER, token);
    HttpResponse<byte[]> missing =
        post("019dfff0-0000-7000-8000-000000000000", "claim", HANDLER, token);
    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(missing.body());
  }

  @Test
  void anotherScopeAgencyOrUnitIsForbidden() throws Exception {
    String message = "019dfff0-0000-7000-8000-000000000000";
    problem(post(message, "claim", HANDLER, tokens.of(AGENCY, "notify", UNIT)), 403, "SL-7002");
    problem(
        post(message, "claim", HANDLER, tokens.of("polisen", "case-system", UNIT)), 403, "SL-7002");
    problem(post(message, "claim", HANDLER, null), 401, "SL-7001");
    problem(
        post(message, "claim", "{\"officer\":\"h-1\",\"roles\":[\"admin\"]}", token),
        422,
        "SL-1004");
    problem(
        post(message, "claim", "{\"officer\":\"h-1\",\"roles\":[],\"x\":1}", token),
        422,
        "SL-1002");
  }

  /** Sends a wish to the unit and waits until it is in the inbox. */
  private String sent(String event, boolean protectedIdentity) throws Exception {
    Outcome outcome =
        police
            .getBean(Notifications.class)
            .submit(
                Events.event(
                    event,
                    Stage.REPORTED,
                    MUNICIPALITY,
                    null,
                    Events.person(protectedIdentity),
                    Wish.YES,
                    null),
                POLICE);
    Result result = ((Outcome.Settled) outcome).person();
    String message = ((Result.Sent) result).message().toString();
    World.until(() -> find(message, true) != null);
    return message;
  }

  private JsonNode row(String message, boolean named) {
    return Objects.requireNonNull(find(message, named));
  }

  private @Nullable JsonNode find(String message, boolean named) {
    try {
      for (JsonNode row : read(get("?officer=h-1&namedHandler=" + named))) {
        if (row.get("message").stringValue().equals(message)) {
          return row;
        }
      }
      return null;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void problem(HttpResponse<byte[]> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(read(response).get("code").stringValue()).isEqualTo(code);
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    return json.mapper().readTree(response.body());
  }

  private HttpResponse<byte[]> get(String query) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(door + "/api/social/inbox" + query))
            .header("Authorization", "Bearer " + token)
            .GET()
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(
      String message, String what, String body, @Nullable String bearer) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door + "/api/social/inbox/" + message + "/" + what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
