package se.sluss.adapters.kit.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.world.TwoSides;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** The police's case system, played, is told what becomes of events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {
  private static final String TOLD = "/told";
  private static final byte[] KEY = "twenty-four bytes or more".getBytes(UTF_8);

  private final Json json = new Json();
  private final WireMockServer system =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private World world;
  private ConfigurableApplicationContext police;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    system.start();
    world = new World("webhook", folder).database("police").database("portal");
    world.start("portal", TwoSides.VIOLENCE.value());
    world
        .with("sluss.webhook.url", system.baseUrl() + TOLD)
        .with("sluss.webhook.secret", "whsec_" + Base64.getEncoder().encodeToString(KEY))
        .with("sluss.webhook.every", "20ms")
        .with("sluss.webhook.longest", "500ms")
        .with("sluss.webhook.rest-at-most", "1s");
    police = world.start("police", TwoSides.POLICE.value());
  }

  @AfterAll
  void stop() {
    world.close();
    system.stop();
  }

  @BeforeEach
  void takesAll() {
    system.resetAll();
    system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
  }

  private void submit(String event) {
    police.getBean(Notifications.class).submit(Events.wish(event), TwoSides.POLICE);
  }

  private List<LoggedRequest> calls(String event) {
    return system.findAll(
        postRequestedFor(urlPathEqualTo(TOLD)).withRequestBody(containing("\"" + event + "\"")));
  }

  private JsonNode body(LoggedRequest call) {
    return json.mapper().readTree(call.getBody());
  }

  private boolean arrived(String event) {
    return calls(event).stream()
        .anyMatch(call -> body(call).at("/data/status").asString().equals("ARRIVED"));
  }

  @Test
  void eachChangeIsToldSignedUnderAnIdOfItsOwnAndInCodes() throws Exception {
    submit("hook-0001");
    World.until(() -> arrived("hook-0001"));
    Map<String, String> changes = new HashMap<>();
    for (LoggedRequest call : calls("hook-0001")) {
      String id = call.getHeader("webhook-id");
      String at = call.getHeader("webhook-timestamp");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      String signed = id + "." + at + "." + call.getBodyAsString();
      assertThat(call.getHeader("webhook-signature"))
          .isEqualTo(
              "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
      assertThat(Long.parseLong(at))
          .isBetween(World.EVENING.getEpochSecond(), world.clock().instant().getEpochSecond());
      JsonNode told = body(call);
      assertThat(told.at("/type").stringValue()).isEqualTo("message.changed");
      assertThat(told.at("/data/eventId").stringValue()).isEqualTo("hook-0001");
      assertThat(changes.put(id, told.at("/timestamp").stringValue())).isNull();
      assertThat(call.getBodyAsString()).doesNotContain("Tolvan", Events.NUMBER, Events.TELEPHONE);
    }
    assertThat(changes.values()).doesNotHaveDuplicates();
  }

  /** Whatever an HTTP server can do instead of taking it. */
  enum Instead {
    FAILS(aResponse().withStatus(500)),
    NOT_NOW(aResponse().withStatus(503).withHeader("Retry-After", "1")),
    TOO_MANY(aResponse().withStatus(429).withHeader("Retry-After", "1")),
    ASKS_FOR_A_DATE(
        aResponse().withStatus(429).withHeader("Retry-After", "Fri, 31 Dec 2099 23:59:59 GMT")),
    ANOTHER_SECRET(aResponse().withStatus(401)),
    TOO_SLOW_TO_READ(aResponse().withStatus(408)),
    NO_SUCH(aResponse().withStatus(404)),
    REFUSES(aResponse().withStatus(400).withHeader("Content-Type", "text/html").withBody("<p>")),
    MOVED(aResponse().withStatus(307).withHeader("Location", "/elsewhere")),
    SLOW(aResponse().withStatus(204).withFixedDelay(2_000)),
    RESET(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
    EMPTY(aResponse().withFault(Fault.EMPTY_RESPONSE)),
    CUT_OFF(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
    GARBAGE(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

    private final ResponseDefinitionBuilder answer;

    Instead(ResponseDefinitionBuilder answer) {
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotTakenIsToldAgainUnderTheSameIdAndNeverElsewhere(Instead instead) {
    String event = "hook-" + instead.name().replace('_', '-');
    system.stubFor(
        post(urlPathEqualTo(TOLD))
            .withRequestBody(containing(event))
            .inScenario(event)
            .whenScenarioStateIs("Started")
            .willReturn(instead.answer)
            .willSetStateTo("well"));
    system.stubFor(
        post(urlPathEqualTo(TOLD))
            .withRequestBody(containing(event))
            .inScenario(event)
            .whenScenarioStateIs("well")
            .willReturn(aResponse().withStatus(200).withBody("{}")));
    submit(event);
    World.until(() -> arrived(event));
    List<LoggedRequest> calls = calls(event);
    Map<String, Integer> times = new HashMap<>();
    calls.forEach(call -> times.merge(call.getHeader("webhook-id"), 1, Integer::sum));
    // What changed meanwhile is told in the place of what was; else the same is told again.
    assertThat(calls.size()).isGreaterThanOrEqualTo(2);
    assertThat(times.values()).allMatch(count -> count <= 2);
    assertThat(system.findAll(postRequestedFor(urlPathEqualTo("/elsewhere")))).isEmpty();
  }

  @Test
  void oneThatIsRefusedHoldsUpNoOtherAndIsTriedAgainWithLongerPauses() {
    system.stubFor(
        post(urlPathEqualTo(TOLD))
            .withRequestBody(containing("hook-0002"))
            .willReturn(aResponse().withStatus(422)));
    submit("hook-0002");
    submit("hook-0003");
    World.until(() -> arrived("hook-0003"));
    World.until(() -> calls("hook-0002").size() >= 3);
  }

  @Test
  void aSystemThatIsDownIsNotFlooded() throws Exception {
    system.stubFor(post(urlPathEqualTo(TOLD)).willReturn(aResponse().withStatus(500)));
    submit("hook-0004");
    submit("hook-0005");
    World.until(() -> !system.findAll(postRequestedFor(urlPathEqualTo(TOLD))).isEmpty());
    Thread.sleep(3_000);
    // It is looked at every 20 ms: 150 times; with pauses of a second, it is asked a few times.
    assertThat(system.findAll(postRequestedFor(urlPathEqualTo(TOLD))).size()).isBetween(2, 8);
    system.resetMappings();
    system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
    World.until(() -> arrived("hook-0004") && arrived("hook-0005"));
  }

  @Test
  void whatWasNotToldBeforeAStopIsToldAfterIt() throws Exception {
    system.stubFor(post(urlPathEqualTo(TOLD)).willReturn(aResponse().withStatus(503)));
    submit("hook-0006");
    World.until(() -> !calls("hook-0006").isEmpty());
    police.close();
    system.resetAll();
    system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
    police = world.start("police", TwoSides.POLICE.value());
    World.until(() -> arrived("hook-0006"));
  }
}
