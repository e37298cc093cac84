package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import se.sluss.contracts.proof.HttpSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.LogReader;

/** The log as any reader of C2SP tlog-tiles gets it, who has no login and no key of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);

  private final HttpClient client = HttpClient.newHttpClient();
  private TestHub hub;
  private String prefix;
  private long size;

  /** The units' keys, published at the first start, fill a tile and some of the next. */
  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, Path.of("../../config"), CLOCK);
    LogReader log = hub.bean(LogReader.class);
    Patience.until(() -> log.publishedSize() >= 300);
    size = log.publishedSize();
    assertThat(size).isBetween(300L, 9L * 256);
    prefix =
        "http://127.0.0.1:" + hub.bean(Environment.class).getProperty("local.server.port") + "/log";
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    hub.close();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(prefix + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void theWholeLogIsReadAndVerifiedFromOutside() throws Exception {
    try (HttpSource source = new HttpSource(URI.create(prefix))) {
      VerifiedCheckpoint head =
          new LogVerifier(source, NoteVerifier.of(hub.bean(LogSigner.class).verifierKey()))
              .verify();
      assertThat(head.size()).isGreaterThanOrEqualTo(size);
    }
  }

  @Test
  void theCheckpointIsTextAndAskedForAnewEachTime() throws Exception {
    HttpResponse<byte[]> answer = get("/checkpoint");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(header(answer, "Cache-Control")).contains("no-cache").doesNotContain("immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/tile/0/000", "/tile/entries/000", "/tile/0/001.p/44", "/tile/1/000.p/1"})
  void aTileIsBytesThatMayBeKeptForEver(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "Cache-Control"))
        .contains("max-age=31536000", "immutable")
        .doesNotContain("no-store");
  }

  @Test
  void everyWidthThatIsPublishedIsThePrefixOfTheWider() throws Exception {
    byte[] full = get("/tile/0/000").body();
    assertThat(full).hasSize(256 * 32);
    for (int width : new int[] {1, 2, 200, 255}) {
      assertThat(get("/tile/0/000.p/" + width).body()).isEqualTo(Arrays.copyOf(full, width * 32));
    }
    assertThat(get("/tile/entries/001.p/3").body())
        .isEqualTo(Arrays.copyOf(get("/tile/entries/001.p/44").body(), 3 * 34));
  }

  /** 404 and nothing else: never a login page, never an error of ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tile/0/009",
        "/tile/0/009.p/1",
        "/tile/entries/009",
        "/tile/1/000",
        "/tile/1/000.p/9",
        "/tile/2/000.p/1",
        "/tile/7/000",
        "/tile/63/000",
        "/tile/64/000",
        "/tile/-1/000",
        "/tile/00/000",
        "/tile/0/0",
        "/tile/0/0000",
        "/tile/0/x000/000",
        "/tile/0/x001/000",
        "/tile/0/000.p/0",
        "/tile/0/000.p/256",
        "/tile/0/000.p/01",
        "/tile/0/000.p/-1",
        "/tile/0/000.p/",
        "/tile/0/000/",
        "/tile/0/999999999999999999999",
        "/tile/0/x999/x999/x999/x999/x999/x999/999",
        "/tile/entries",
        "/tile/data/000",
        "/tile/0/%30%30%30",
        "/nothing",
        "/checkpoint/1",
        "/tile",
      })
  void whatIsNotThereIsSimplyNotThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }
}
