package se.sluss.adapters.kit.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** An agency's program at the HTTP door of an adapter that runs. */
public final class Door {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Json json = new Json();
  private final String address;

  /** At the door of this adapter. */
  public Door(ConfigurableApplicationContext adapter) {
    this.address = "http://localhost:" + adapter.getEnvironment().getProperty("local.server.port");
  }

  /** Asks, with a token or without. */
  public HttpResponse<byte[]> get(String path, @Nullable String bearer)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), bearer);
  }

  /** Posts JSON, with a token or without. */
  public HttpResponse<byte[]> post(String path, byte[] body, @Nullable String bearer)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)),
        bearer);
  }

  /** The same, of a text. */
  public HttpResponse<byte[]> post(String path, String body, @Nullable String bearer)
      throws IOException, InterruptedException {
    return post(path, body.getBytes(UTF_8), bearer);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, @Nullable String bearer)
      throws IOException, InterruptedException {
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** The JSON of an answer. */
  public JsonNode read(HttpResponse<byte[]> answer) {
    return json.mapper().readTree(answer.body());
  }

  /** The answer is this problem (RFC 9457), of this field or of none. */
  public void problem(
      HttpResponse<byte[]> answer, int status, String code, @Nullable String field) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = read(answer);
    assertThat(problem.get("code").stringValue()).isEqualTo(code);
    JsonNode at = problem.get("field");
    assertThat(at == null ? null : at.stringValue()).isEqualTo(field);
  }
}
