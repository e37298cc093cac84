package se.sluss.deploy.local.evening;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.police.mapping.EndingConsent;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.wire.ConsentChange.Change;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Running;
import tools.jackson.databind.JsonNode;

/** A case system of the police: asks the login for a token and posts events over HTTP. */
public final class PoliceDoor implements AutoCloseable {
  private static final String CLIENT = "police-case-system";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Json json;
  private final URI door;
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
    this.door = police.resolve("/api/police/");
    this.token = ProgramLogin.token(http, json, issuer, CLIENT, secret, "notify");
  }

  /** What the adapter answers, which must be 202. */
  public JsonNode send(IgorEvent event) throws IOException, InterruptedException {
    return send(json.write(event));
  }

  /** What the adapter answers to an event in JSON, which must be 202. */
  public JsonNode send(byte[] event) throws IOException, InterruptedException {
    return send("igor-events", event);
  }

  /**
   * What the adapter answers to what is sent in JSON, which must be 202.
   *
   * @param where {@code igor-events}, {@code victim-notices} or {@code releases}
   */
  public JsonNode send(String where, byte[] said) throws IOException, InterruptedException {
    return post(where, said, 202);
  }

  /** The person has told this officer that he no longer consents; the answer must be 200. */
  public JsonNode withdraw(String message, OfficerId officer)
      throws IOException, InterruptedException {
    EndingConsent ending = new EndingConsent(officer, Change.WITHDRAWN, Reason.TOLD_US);
    return post("messages/" + message + "/consent", json.write(ending), 200);
  }

  private JsonNode post(String where, byte[] body, int expected)
      throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(door.resolve(where))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return read(http.send(post, BodyHandlers.ofByteArray()), expected);
  }

  /**
   * How far each message of an event has come, as the adapter tells its case system; empty when it
   * knows none.
   */
  public JsonNode states(String eventId) throws IOException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(door.resolve("igor-events/" + eventId))
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
