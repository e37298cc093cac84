package se.sluss.deploy.local.evening;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Running;
import tools.jackson.databind.JsonNode;

/** A case system of the police: asks the login for a token and posts events over HTTP. */
public final class PoliceDoor implements AutoCloseable {
  private static final String CLIENT = "police-case-system";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Json json;
  private final URI events;
  private final String token;

  /** Logs the case system in. */
  public PoliceDoor(Running sluss, Json json) throws IOException, InterruptedException {
    this(
        URI.create("http://localhost:" + sluss.ports().police()),
        sluss.issuer(),
        sluss.clientSecret(CLIENT),
        json);
  }

  /**
   * Logs the case system in.
   *
   * @param police address of the police's adapter
   * @param issuer the login
   * @param secret of the client {@code police-case-system}
   */
  public PoliceDoor(URI police, URI issuer, String secret, Json json)
      throws IOException, InterruptedException {
    this.json = json;
    this.events = police.resolve("/api/police/igor-events");
    this.token = token(issuer, secret);
  }

  private String token(URI issuer, String clientSecret) throws IOException, InterruptedException {
    JsonNode login = read(get(URI.create(issuer + "/.well-known/openid-configuration")), 200);
    String secret = CLIENT + ":" + clientSecret;
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(login.path("token_endpoint").stringValue()))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&scope="
                        + URLEncoder.encode("notify", StandardCharsets.UTF_8)))
            .build();
    return read(http.send(ask, BodyHandlers.ofByteArray()), 200).path("access_token").stringValue();
  }

  private HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  /** What the adapter answers, which must be 202. */
  public JsonNode send(IgorEvent event) throws IOException, InterruptedException {
    return send(json.write(event));
  }

  /** What the adapter answers to an event in JSON, which must be 202. */
  public JsonNode send(byte[] event) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(events)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(event))
            .build();
    return read(http.send(post, BodyHandlers.ofByteArray()), 202);
  }

  /**
   * How far each message of an event has come, as the adapter tells its case system; empty when it
   * knows none.
   */
  public JsonNode states(String eventId) throws IOException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(events + "/" + eventId))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<byte[]> answer = http.send(ask, BodyHandlers.ofByteArray());
    return answer.statusCode() == 404 ? json.mapper().createArrayNode() : read(answer, 200);
  }

  private JsonNode read(HttpResponse<byte[]> response, int expected) throws IOException {
    JsonNode body = json.mapper().readTree(response.body());
    if (response.statusCode() != expected) {
      String code = body.path("code").asString("");
      String field = body.path("field").asString("");
      throw new IOException(
          response.request().uri().getPath()
              + " answered "
              + response.statusCode()
              + " "
              + code
              + " "
              + field);
    }
    return body;
  }

  @Override
  public void close() {
    http.close();
  }
}
