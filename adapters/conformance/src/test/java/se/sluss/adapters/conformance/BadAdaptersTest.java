package se.sluss.adapters.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.conformance.plan.Plan;
import se.sluss.adapters.conformance.trial.Finding;
import se.sluss.adapters.conformance.trial.Trial;
import se.sluss.adapters.conformance.trial.Verdict;

/** A kit that finds nothing wrong with these would find nothing wrong with any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAdaptersTest {
  private static final String TAKEN = "{\"message\":\"019dfff0-0000-7000-8000-000000000000\"}";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeAll
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    // Says yes to all, lists all, and does nothing.
    server.createContext("/flatterer", asked -> answer(asked, 200, TAKEN));
    // Refuses all, and says what it was told.
    server.createContext(
        "/parrot",
        asked -> answer(asked, 422, new String(asked.getRequestBody().readAllBytes(), UTF_8)));
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
    threads.close();
  }

  private static void answer(HttpExchange asked, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    asked.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    asked.getResponseBody().write(bytes);
    asked.close();
  }

  private Map<Trial, Verdict> of(String adapter, Path folder) throws Exception {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, PLAN.replace("/door", "/" + adapter));
    Map<Trial, Verdict> verdicts = new TreeMap<>();
    new AdapterTest(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            Plan.read(plan),
            Path.of("../../config"),
            folder.resolve("work"),
            Map.of(),
            List.of(),
            Duration.ofSeconds(1))
        .run(
            new AdapterTest.Told() {
              @Override
              public void settings(Path file) {
                assertThat(file).content().contains("sluss.broker.url");
              }

              @Override
              public void verdict(Verdict verdict) {
                verdicts.put(verdict.trial(), verdict);
              }
            });
    return verdicts;
  }

  private static Map<Trial, Finding> findings(Map<Trial, Verdict> verdicts) {
    Map<Trial, Finding> findings = new TreeMap<>();
    verdicts.forEach(
        (trial, verdict) -> {
          if (verdict.finding() != null) {
            findings.put(trial, verdict.finding());
          }
        });
    return findings;
  }

  @Test
  void whoSaysYesToAllAndDoesNothingKeepsToNothing(@TempDir Path folder) throws Exception {
    Map<Trial, Verdict> verdicts = of("flatterer", folder);
    assertThat(findings(verdicts))
        .containsOnly(
            Map.entry(Trial.ARRIVES, Finding.LOST),
            Map.entry(Trial.SAME_AGAIN, Finding.LOST),
            Map.entry(Trial.OTHER_UNDER_KEY, Finding.LOST),
            Map.entry(Trial.LEFT_OUT, Finding.NOT_REFUSED),
            Map.entry(Trial.WRONG, Finding.NOT_REFUSED),
            Map.entry(Trial.UNKNOWN, Finding.NOT_REFUSED),
            Map.entry(Trial.NONSENSE, Finding.NOT_REFUSED),
            Map.entry(Trial.STRANGER, Finding.NOT_REFUSED),
            Map.entry(Trial.HUB_REFUSES, Finding.NOT_TOLD),
            Map.entry(Trial.HUB_SILENT, Finding.LOST),
            Map.entry(Trial.HUB_SLOW, Finding.LOST),
            Map.entry(Trial.HUB_AWAY, Finding.LOST),
            Map.entry(Trial.WITHDRAWN, Finding.LOST),
            Map.entry(Trial.COMES_IN, Finding.LOST),
            Map.entry(Trial.COMES_THRICE, Finding.LOST),
            Map.entry(Trial.NO_PERMIT, Finding.LOST),
            Map.entry(Trial.TAMPERED, Finding.HUB_NOT_TOLD),
            Map.entry(Trial.OPEN_WHILE_AWAY, Finding.LOST),
            Map.entry(Trial.STEP, Finding.LOST));
    assertThat(verdicts.values().stream().filter(one -> one.finding() == null))
        .extracting(Verdict::trial)
        .containsExactlyInAnyOrder(Trial.KILLED, Trial.KEPT_WHEN_KILLED);
    assertThat(Objects.requireNonNull(verdicts.get(Trial.LEFT_OUT)).at()).isEqualTo("/name");
    assertThat(verdicts.values()).noneMatch(one -> one.outcome() == Verdict.Outcome.PASSED);
  }

  @Test
  void whoRefusesAllAndRepeatsItIsHeard(@TempDir Path folder) throws Exception {
    assertThat(findings(of("parrot", folder)))
        .containsEntry(Trial.ARRIVES, Finding.NOT_TAKEN)
        .containsEntry(Trial.LEFT_OUT, Finding.NO_NUMBER)
        .containsEntry(Trial.WRONG, Finding.REPEATS)
        .containsEntry(Trial.HUB_AWAY, Finding.REFUSED_FOR_GOOD)
        .containsEntry(Trial.COMES_IN, Finding.LOST);
  }

  private static final String PLAN =
      """
      adapter: socialservices
      holds: [0126.authority-violence]
      token: {agency: kommun-0126, scope: case-system, withoutScope: notify}
      content: [Tolvan]
      sends:
        - name: a wish
          type: mediated-contact/1
          to: 0127.authority-violence
          say:
            method: POST
            path: /door
            media: application/json
            json: {key: "{key}", name: Tolvan, note: none}
          taken: '"message":"([0-9a-f-]{36})"'
          again: true
          other: {/name: Elvan}
          needed: [/name]
          wrong: {/key: SL-0000 Tolvan}
          carries: {/givenName: Tolvan}
          told: {method: GET, path: /door}
          refused: REFUSED
          withdraw: {method: POST, path: /door}
      receives:
        - name: a wish that comes
          type: igor-wish/1
          from: polisen-stockholm
          to: 0126.authority-violence
          part: {name: Tolvan Tolvansson}
          list: {method: GET, path: /door}
          before: []
          open: {method: POST, path: /door}
          shows: [Tolvan]
          step: {method: POST, path: /door}
      """;
}
