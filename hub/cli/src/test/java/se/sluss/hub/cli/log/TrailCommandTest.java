package se.sluss.hub.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.CanonicalDetail;
import se.sluss.hub.log.Commitment;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.TrailBundle;

final class TrailCommandTest {
  private final LogSigner signer = new LogSigner("sluss.example/log", filled(1));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private final HttpServer hub = newServer();
  private String answer = "";
  private int status = 200;

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @BeforeEach
  void serve() {
    answer = bundle();
    hub.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop(0);
  }

  /** A log of one leaf, the first of the trail r-1. */
  private String bundle() {
    LogDetail detail =
        LogDetail.of(
            LogEvent.ACCEPTED,
            Instant.parse("2026-11-21T12:00:00Z"),
            "r-1",
            new Actor("unit", "bin-umea"));
    byte[] canonical = CanonicalDetail.encode(detail, 0);
    byte[] commitment = Commitment.of(filled(3), canonical);
    String note = signer.sign(new Checkpoint(signer.origin(), 1, Rfc6962.leaf(commitment)));
    return new TrailBundle(
            "r-1",
            note,
            List.of(
                new TrailBundle.Entry(
                    0, 0, commitment, List.of(), new TrailBundle.Shown(canonical, filled(3)))))
        .json();
  }

  private int run(Path folder, String id) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "not-a-secret\n");
    return new CommandLine(new TrailCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            id,
            "--hub",
            "http://127.0.0.1:" + hub.getAddress().getPort(),
            "--unit",
            "bin-umea",
            "--token-file",
            token.toString(),
            "--key",
            signer.verifierKey(),
            "--bundle",
            folder.resolve("bundle.json").toString());
  }

  @Test
  void aTrailThatVerifiesIsWritten(@TempDir Path folder) throws Exception {
    assertThat(run(folder, "r-1")).isZero();
    assertThat(out.toString()).startsWith("ok trail shown=1 notShown=0 size=1");
    assertThat(asked)
        .containsExactly("/api/referrals/r-1/trail/bundle?unit=bin-umea Bearer not-a-secret");
    assertThat(Files.readString(folder.resolve("bundle.json"))).isEqualTo(answer);
  }

  @Test
  void aTrailThatDoesNotVerifyIsNotWritten(@TempDir Path folder) throws Exception {
    answer = answer.replace("bin-umea", "bin-lulea");
    assertThat(run(folder, "r-1")).isEqualTo(1);
    assertThat(out.toString()).startsWith("refused entry 0 record");
    assertThat(folder.resolve("bundle.json")).doesNotExist();
  }

  @Test
  void anotherTrailThanTheOneAskedForIsNotWritten(@TempDir Path folder) throws Exception {
    assertThat(run(folder, "r-2")).isEqualTo(1);
    assertThat(folder.resolve("bundle.json")).doesNotExist();
  }

  @Test
  void aTrailThatIsNotThereIsAClearNo(@TempDir Path folder) throws Exception {
    status = 404;
    assertThat(run(folder, "r-1")).isEqualTo(1);
  }
}
