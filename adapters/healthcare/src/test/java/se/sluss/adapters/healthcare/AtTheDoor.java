package se.sluss.adapters.healthcare;

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
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** A clinic whose record system stands at the door, and a municipality that takes its referrals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheDoor {
  static final String UNIT = "region-stockholm-psykiatri";
  static final UnitId TO = UnitId.of("0127.authority-violence");
  static final String ALL = "system/*.cruds";

  private final Json json = new Json();
  private final HttpClient http = HttpClient.newHttpClient();
  World world;
  PlayedLogin tokens;
  ConfigurableApplicationContext clinic;
  ConfigurableApplicationContext municipality;
  String door;
  String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World(getClass().getSimpleName(), folder).database("healthcare").database("portal");
    tokens = world.login();
    token = tokens.of("region-stockholm", ALL, UNIT);
    clinic = world.start(HealthcareAdapter.class, WebApplicationType.SERVLET, "healthcare", UNIT);
    municipality = world.start("portal", TO.value());
    door = "http://localhost:" + clinic.getEnvironment().getProperty("local.server.port") + "/fhir";
  }

  @AfterAll
  void stop() {
    world.close();
  }

  Viewer handler() {
    return new Viewer(
        OfficerId.of("h-1"),
        new TreeSet<>(List.of(TO)),
        new TreeSet<>(List.of("handler", "named-handler")));
  }

  String taskStatus(String id) {
    try {
      return read(get("/Task/" + id, token)).at("/status").stringValue();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  HttpResponse<byte[]> get(String path, @Nullable String bearer) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(door + path)).GET(), bearer);
  }

  HttpRequest.Builder body(String method, String path, byte[] content) {
    return HttpRequest.newBuilder(URI.create(door + path))
        .header("Content-Type", "application/fhir+json")
        .method(method, BodyPublishers.ofByteArray(content));
  }

  List<SentRow> sent(String id) {
    return clinic.getBean(SentMessages.class).ofEvent(UnitId.of(UNIT), id);
  }

  int kept() {
    return clinic
        .getBean(JdbcClient.class)
        .sql("select (select count(*) from sent) + (select count(*) from event_track)")
        .query(Integer.class)
        .single();
  }

  void outcome(HttpResponse<byte[]> response, int status, String code, @Nullable String path) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
    JsonNode outcome = read(response);
    assertThat(outcome.at("/resourceType").stringValue()).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/details/coding/0/code").stringValue()).isEqualTo(code);
    if (path != null) {
      assertThat(outcome.at("/issue/0/expression/0").stringValue()).isEqualTo(path);
    }
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  JsonNode read(HttpResponse<byte[]> response) {
    return json.mapper().readTree(response.body());
  }

  HttpResponse<byte[]> post(byte[] body, @Nullable String bearer) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(door))
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofByteArray(body)),
        bearer);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request, @Nullable String bearer) throws Exception {
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
