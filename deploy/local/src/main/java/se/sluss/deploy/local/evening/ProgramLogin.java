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
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** Logs a program in: client credentials (RFC 6749 section 4.4). */
public final class ProgramLogin {
  private ProgramLogin() {}

  /**
   * A fresh token; it holds for ten minutes.
   *
   * @param issuer the login
   * @param client its name there
   * @param secret of the client
   * @param scope what it is for
   * @throws IOException when the login does not answer, or says no
   */
  public static String token(
      HttpClient http, Json json, URI issuer, String client, String secret, String scope)
      throws IOException, InterruptedException {
    JsonNode login =
        read(http, json, HttpRequest.newBuilder(metadata(issuer))).path("token_endpoint");
    String credentials = client + ":" + secret;
    HttpRequest.Builder ask =
        HttpRequest.newBuilder(URI.create(login.asString()))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&scope="
                        + URLEncoder.encode(scope, StandardCharsets.UTF_8)));
    return read(http, json, ask).path("access_token").asString();
  }

  private static URI metadata(URI issuer) {
    return URI.create(issuer + "/.well-known/openid-configuration");
  }

  private static JsonNode read(HttpClient http, Json json, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("the login answered " + answer.statusCode());
    }
    return json.mapper().readTree(answer.body());
  }
}
