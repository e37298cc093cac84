package se.sluss.deploy.local.evening;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.sluss.deploy.local.Running;

/** A person at the portal without a screen: logs in, and has the pages as they were sent. */
final class PortalBrowsing implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI portal;

  PortalBrowsing(Running sluss, String person) throws IOException, InterruptedException {
    portal = URI.create("http://localhost:" + sluss.ports().portal() + "/");
    HttpResponse<String> login = get("/");
    submit(
        login.uri().resolve("/login"),
        login.body(),
        Map.of("username", person, "password", sluss.password(person)));
  }

  /** A page's text. */
  String page(String path) throws IOException, InterruptedException {
    return get(path).body();
  }

  /** The page that a button on another page leads to. */
  String press(String path, String onPage) throws IOException, InterruptedException {
    return submit(portal.resolve(path), page(onPage), Map.of()).body();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return fine(
        http.send(
            HttpRequest.newBuilder(portal.resolve(path)).header("Accept", "text/html").build(),
            BodyHandlers.ofString()));
  }

  private HttpResponse<String> submit(URI to, String page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(page);
    if (!csrf.find()) {
      throw new IOException("the page has no form: " + to.getPath());
    }
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()) + "&")
            .collect(Collectors.joining());
    return fine(
        http.send(
            HttpRequest.newBuilder(to)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "_csrf=" + encoded(csrf.group(1))))
                .build(),
            BodyHandlers.ofString()));
  }

  private static HttpResponse<String> fine(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode());
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
