package se.sluss.hub.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.Json;

/**
 * Plays a sender at the HTTP door: each connection posts the next of what was sealed beforehand
 * when it has the hub's answer to the last. Afterwards each answer is checked: the hub's own
 * signature, the message's own receipt.
 */
final class Posting implements Role {
  private static final int ACCEPTED = 202;
  private static final int REFUSED = 422;

  private final Site site;
  private final int connections;
  private final List<Load.Sealed> load = new ArrayList<>();
  private final List<URI> doors = new ArrayList<>();
  private final Map<Load.Sealed, Answer> answers = new ConcurrentHashMap<>();
  private final Json json = new Json();

  private record Answer(int status, byte[] body, long sent, long got) {}

  /** Seals. */
  Posting(Site site, int messages, int connections) throws Exception {
    this.site = site;
    this.connections = connections;
    Load maker = new Load(site);
    for (int i = 0; i < messages; i++) {
      load.add(maker.make(i));
    }
    for (String hub : site.hub("site.hubs").split(",")) {
      doors.add(URI.create(hub + "/api/messages?unit=" + Load.SENDER));
    }
  }

  @Override
  public long run() throws Exception {
    String token = token();
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> threads = new ArrayList<>();
    long start = System.currentTimeMillis();
    for (int i = 0; i < connections; i++) {
      URI door = doors.get(i % doors.size());
      threads.add(
          () -> {
            post(door, token, next);
            return null;
          });
    }
    Role.all(threads);
    long took = System.currentTimeMillis() - start;
    write();
    return took;
  }

  private void post(URI door, String token, AtomicInteger next) throws Exception {
    // A client of its own is a connection of its own.
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = next.getAndIncrement(); i < load.size(); i = next.getAndIncrement()) {
        Load.Sealed one = load.get(i);
        long sent = System.currentTimeMillis();
        HttpResponse<byte[]> answer =
            client.send(
                HttpRequest.newBuilder(door)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(one.uplink()))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        answers.put(
            one, new Answer(answer.statusCode(), answer.body(), sent, System.currentTimeMillis()));
      }
    }
  }

  /** What was sent and what was answered; the run fails on an answer that is not as it must be. */
  private void write() throws Exception {
    try (Written sent = new Written(site.file("sent"));
        Written told = new Written(site.file("told"))) {
      List<Written.Line> sentLines = new ArrayList<>();
      List<Written.Line> toldLines = new ArrayList<>();
      for (Map.Entry<Load.Sealed, Answer> each : answers.entrySet()) {
        Load.Sealed one = each.getKey();
        Answer answer = each.getValue();
        String id = one.id().toString();
        if (answer.status() != (one.goes() ? ACCEPTED : REFUSED) || !receipted(one, answer)) {
          throw new IOException("a message was answered with " + answer.status());
        }
        sentLines.add(new Written.Line(id, one.goes() ? "GOES" : "STAYS", answer.sent()));
        toldLines.add(new Written.Line(id, one.goes() ? "ACCEPTED" : "REFUSED", answer.got()));
      }
      sent.append(sentLines);
      told.append(toldLines);
    }
  }

  private boolean receipted(Load.Sealed one, Answer answer) throws Exception {
    return json.read(answer.body(), Downlink.class) instanceof Downlink.Acknowledge(var signed)
        && json
            .read(site.verifier.verify(signed).content().toArray(), HubReceipts.class)
            .receipts()
            .stream()
            .flatMap(receipt -> receipt.results().stream())
            .filter(result -> result.message().equals(one.id()))
            .anyMatch(
                result ->
                    result.verdict()
                        == (one.goes() ? HubReceipt.Verdict.ACCEPTED : HubReceipt.Verdict.REFUSED));
  }

  /** An adapter's token (RFC 6749 section 4.4). */
  private String token() throws IOException, InterruptedException {
    URI issuer = URI.create(site.hub("site.issuer"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      byte[] metadata =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      String form =
          "grant_type=client_credentials&scope=adapter&client_id=police&client_secret="
              + URLEncoder.encode(site.secret("login.client.police"), StandardCharsets.UTF_8);
      byte[] answer =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              json.mapper().readTree(metadata).at("/token_endpoint").asString()))
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(HttpRequest.BodyPublishers.ofString(form))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      return json.mapper().readTree(answer).at("/access_token").asString();
    }
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
