package se.sluss.deploy.local.login;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sluss.deploy.local.LoginForTests;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A running login and what a program and a browser do with it, in plain HTTP. */
final class TestLogin implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least-0";
  private static final JsonMapper JSON = new JsonMapper();

  private final @Nullable LoginForTests server;
  private final int port;

  private TestLogin(@Nullable LoginForTests server, int port) {
    this.server = server;
    this.port = port;
  }

  static TestLogin none() {
    return new TestLogin(null, 0);
  }

  static TestLogin start(Path folder, Instant now) throws Exception {
    Clock machine = Clock.systemUTC();
    LoginForTests server =
        LoginForTests.start(
            folder, Clock.offset(machine, Duration.between(machine.instant(), now)));
    return new TestLogin(server, server.port());
  }

  String issuer() {
    return "http://localhost:" + port;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  String clientToken(String client, String scope) throws IOException, InterruptedException {
    return String.valueOf(json(askForToken(client, scope)).get("access_token"));
  }

  HttpResponse<String> askForToken(String client, String scope)
      throws IOException, InterruptedException {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type",
            "client_credentials",
            "scope",
            scope,
            "client_id",
            client,
            "client_secret",
            "secret-of-" + client));
  }

  HttpResponse<String> refresh(String client, String token)
      throws IOException, InterruptedException {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            token,
            "client_id",
            client,
            "client_secret",
            "secret-of-" + client));
  }

  /** The whole way of a browser: asked, sent to the page, logged in, sent back, code for tokens. */
  Map<String, Object> logIn(String client, String name, String password)
      throws IOException, InterruptedException {
    try (HttpClient browser = browser()) {
      get(browser, codeAddress(client, callBack(), true));
      HttpResponse<String> in = submit(browser, name, password);
      HttpResponse<String> back = get(browser, location(in));
      Map<String, String> query = query(location(back));
      return json(
          post(
              "/oauth2/token",
              Map.of(
                  "grant_type",
                  "authorization_code",
                  "code",
                  Objects.requireNonNull(query.get("code")),
                  "redirect_uri",
                  callBack(),
                  "code_verifier",
                  VERIFIER,
                  "client_id",
                  client,
                  "client_secret",
                  "secret-of-" + client)));
    }
  }

  HttpResponse<String> tryPassword(String name, String password)
      throws IOException, InterruptedException {
    try (HttpClient browser = browser()) {
      return submit(browser, name, password);
    }
  }

  URI codeWithoutProof(String client) throws IOException, InterruptedException {
    try (HttpClient browser = browser()) {
      HttpResponse<String> in = submit(browser, "officer", "secret-of-officer");
      get(browser, location(in));
      return location(get(browser, codeAddress(client, callBack(), false)));
    }
  }

  HttpResponse<String> askForCode(String client, String callBack)
      throws IOException, InterruptedException {
    try (HttpClient browser = browser()) {
      submit(browser, "officer", "secret-of-officer");
      return get(browser, codeAddress(client, callBack, true));
    }
  }

  HttpResponse<String> userInfo(String token) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(issuer() + "/userinfo"))
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    }
  }

  String page(String path, String language) throws IOException, InterruptedException {
    try (HttpClient browser = browser()) {
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(issuer() + path))
                  .header("Accept-Language", language)
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(form(URI.create(issuer() + path), form), BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> submit(HttpClient browser, String name, String password)
      throws IOException, InterruptedException {
    URI address = URI.create(issuer() + "/login");
    Matcher csrf = CSRF.matcher(get(browser, address).body());
    if (!csrf.find()) {
      throw new IOException("the form has no token against forgery");
    }
    Map<String, String> form = new HashMap<>();
    form.put("username", name);
    form.put("password", password);
    form.put("_csrf", csrf.group(1));
    return browser.send(form(address, form), BodyHandlers.ofString());
  }

  private URI codeAddress(String client, String callBack, boolean proof) {
    String address =
        issuer()
            + "/oauth2/authorize?response_type=code&scope=openid&state=s&nonce=n&client_id="
            + client
            + "&redirect_uri="
            + encode(callBack);
    return URI.create(
        proof ? address + "&code_challenge_method=S256&code_challenge=" + challenge() : address);
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String callBack() {
    return LoginForTests.PORTAL_HOME + "/login/oauth2/code/sluss";
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  private static HttpResponse<String> get(HttpClient browser, URI address)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest form(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private URI location(HttpResponse<String> answer) {
    return URI.create(issuer())
        .resolve(
            answer
                .headers()
                .firstValue("Location")
                .orElseThrow(
                    () -> new IllegalStateException(answer.statusCode() + " leads nowhere")));
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> query = new HashMap<>();
    for (String pair : address.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private static Map<String, Object> json(HttpResponse<String> answer) {
    return JSON.readValue(answer.body(), new TypeReference<Map<String, Object>>() {});
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
