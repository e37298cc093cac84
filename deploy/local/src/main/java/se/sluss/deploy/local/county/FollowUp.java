package se.sluss.deploy.local.county;

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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.county.World.Figure;

/** The county board's own eyes: logs in as a browser does, and reads the released figures. */
final class FollowUp implements AutoCloseable {
  private static final String PERSON = "county";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int COLUMNS = 7;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI pages;

  FollowUp(Running sluss) throws IOException, InterruptedException {
    pages = URI.create("http://localhost:" + sluss.ports().hub() + "/follow-up/");
    HttpResponse<String> page = get(URI.create("http://localhost:" + sluss.ports().hub() + "/"));
    Matcher csrf = CSRF.matcher(page.body());
    if (!csrf.find()) {
      throw new IOException("the hub leads to no log-in page, but to " + page.uri().getPath());
    }
    String form =
        "username="
            + PERSON
            + "&password="
            + encode(sluss.password(PERSON))
            + "&_csrf="
            + encode(csrf.group(1));
    HttpResponse<String> in =
        browser.send(
            HttpRequest.newBuilder(page.uri())
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (in.uri().getPort() != sluss.ports().hub()) {
      throw new IOException("the log-in ended at " + in.uri().getPath() + ", " + in.statusCode());
    }
  }

  /** What is released of a month; empty when nothing is. */
  List<Figure> month(YearMonth month) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(pages.resolve(month + "/figures.csv"));
    List<Figure> figures = new ArrayList<>();
    if (answer.statusCode() == 404) {
      return figures;
    }
    if (answer.statusCode() != 200) {
      throw new IOException("the figures answered " + answer.statusCode());
    }
    for (String line : answer.body().lines().skip(1).toList()) {
      String[] cells = line.split(",", COLUMNS);
      figures.add(
          new Figure(
              cells[1],
              cells[2],
              cells[3],
              cells[4],
              cells[5].isEmpty() ? null : Integer.valueOf(cells[5]),
              cells[6]));
    }
    return figures;
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html,text/csv").build(),
        BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
  }
}
