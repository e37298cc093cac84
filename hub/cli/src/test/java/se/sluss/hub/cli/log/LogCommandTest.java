package se.sluss.hub.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.note.TlogProof;
import se.sluss.hub.log.tile.EntryBundle;
import se.sluss.hub.log.tile.Frontier;
import se.sluss.hub.log.tile.TileSubtrees;

final class LogCommandTest {
  private static final int SIZE = 300;

  private final LogSigner signer = new LogSigner("sluss.example/log", seed(1));
  private final CosignatureKey witness = new CosignatureKey("witness.example/w1", seed(2));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    java.util.Arrays.fill(seed, (byte) value);
    return seed;
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new LogCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static Path vectors() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(LogCommandTest.class.getResource("/merkle/inclusion.jsonl"))
            .toURI());
  }

  private static byte[] entry(int n) {
    return ("entry " + n).getBytes(StandardCharsets.UTF_8);
  }

  /** A log of 300 entries in a folder; gives its tree head. */
  private Checkpoint log(Path folder) throws Exception {
    Frontier frontier = new Frontier(0, (level, index) -> new byte[0]);
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < SIZE; n++) {
      entries.add(entry(n));
      frontier.add(Rfc6962.leaf(entry(n)));
    }
    for (Frontier.Changed tile : frontier.changed()) {
      int width = tile.hashes().length / 32;
      write(folder, "tile/%d/%03d".formatted(tile.level(), tile.index()), width, tile.hashes());
    }
    write(folder, "tile/entries/000", 256, EntryBundle.encode(entries.subList(0, 256)));
    write(folder, "tile/entries/001", 44, EntryBundle.encode(entries.subList(256, SIZE)));
    Checkpoint head = new Checkpoint(signer.origin(), SIZE, frontier.root());
    Files.writeString(
        folder.resolve("checkpoint"),
        signer.sign(head) + witness.cosign(head.body(), java.time.Instant.EPOCH));
    return head;
  }

  private static void write(Path folder, String path, int width, byte[] bytes) throws Exception {
    Path file = folder.resolve(path + (width == 256 ? "" : ".p/" + width));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  @Test
  void the98InclusionCasesAreJudgedAsMarked() throws Exception {
    assertThat(run("check-inclusion", vectors().toString())).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(98);
    assertThat(lines.stream().filter("ok"::equals)).hasSize(6);
    assertThat(lines.stream().filter("refused"::equals)).hasSize(92);
  }

  @Test
  void oneLineThatDiffersFromItsMarkGivesExitOne(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(vectors()));
    lines.set(1, lines.get(1).replace("\"wantErr\": false", "\"wantErr\": true"));
    Path changed = Files.write(folder.resolve("changed.jsonl"), lines);
    assertThat(run("check-inclusion", changed.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("line 2");
  }

  @Test
  void aFileThatIsNotGivenIsAWrongCall() {
    assertThat(run("check-inclusion")).isEqualTo(2);
  }

  @Test
  void consistencyLinesAreJudged(@TempDir Path folder) throws Exception {
    Hash a = Rfc6962.leaf(entry(0));
    Hash b = Rfc6962.leaf(entry(1));
    String two = Rfc6962.node(a, b).base64();
    String form =
        "{\"size1\":%s,\"size2\":%s,\"root1\":\"%s\",\"root2\":\"%s\",\"proof\":%s,\"wantErr\":%s}";
    Path file =
        Files.write(
            folder.resolve("c.jsonl"),
            List.of(
                form.formatted(1, 2, a.base64(), two, "[\"" + b.base64() + "\"]", false),
                form.formatted(1, 1, a.base64(), a.base64(), "null", false),
                form.formatted(1, 1, a.base64(), b.base64(), "[]", true),
                form.formatted(1, 2, a.base64(), two, "[\"" + a.base64() + "\"]", true),
                form.formatted(1, 2, a.base64(), two, "[]", true),
                form.formatted(2, 1, two, a.base64(), "[\"" + b.base64() + "\"]", true),
                form.formatted(0, 2, Rfc6962.emptyRoot().base64(), two, "[]", true),
                form.formatted("18446744073709551615", 2, a.base64(), two, "[]", true)));
    assertThat(run("check-consistency", file.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "ok", "ok", "refused", "refused", "refused", "refused", "refused", "refused");
  }

  @Test
  void aWholeLogIsVerifiedWithItsKey(@TempDir Path folder) throws Exception {
    log(folder);
    assertThat(run("verify", folder.toString(), "--key", signer.verifierKey())).isZero();
    assertThat(out.toString()).startsWith("ok log origin=sluss.example/log size=300 ");
  }

  @Test
  void aLogBehindAUrlIsVerifiedAndWhatIsMissingThereIsNamed(@TempDir Path folder) throws Exception {
    log(folder);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/log/", exchange -> answer(exchange, folder));
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
      assertThat(run("verify", url, "--key", signer.verifierKey())).isZero();
      assertThat(out.toString()).startsWith("ok log origin=sluss.example/log size=300 ");
      Files.delete(folder.resolve("tile/entries/001.p/44"));
      assertThat(run("verify", url, "--key", signer.verifierKey())).isEqualTo(1);
      assertThat(out.toString()).startsWith("refused tile/entries/001.p/44: is missing");
    } finally {
      server.stop(0);
    }
  }

  /** Bundles are sent gzipped without being asked, as logs may (tlog-tiles). */
  private static void answer(HttpExchange exchange, Path folder) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/log/".length());
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (path.contains("entries")) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
        gzip.write(bytes);
      }
      bytes = zipped.toByteArray();
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void withoutTheKeyItIsAWrongCallAndStructureAloneIsSaidToBeThat(@TempDir Path folder)
      throws Exception {
    log(folder);
    assertThat(run("verify", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--key is missing");
    assertThat(run("verify", folder.toString(), "--structure-only")).isZero();
    assertThat(out.toString()).contains("signatures=unchecked");
  }

  @Test
  void aTamperedLogIsRefusedByItsFirstWrongPlace(@TempDir Path folder) throws Exception {
    log(folder);
    Path tile = folder.resolve("tile/0/001.p/44");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[3 * 32] ^= 1;
    Files.write(tile, bytes);
    assertThat(run("verify", folder.toString(), "--key", signer.verifierKey())).isEqualTo(1);
    assertThat(out.toString()).startsWith("refused tile/0/001.p/44 hash 3: ");
  }

  @Test
  void aQuorumOfWitnessesIsDemanded(@TempDir Path folder) throws Exception {
    log(folder);
    String[] call = {"verify", folder.toString(), "--key", signer.verifierKey(), "--quorum", "1"};
    assertThat(run(call)).isEqualTo(1);
    assertThat(
            run(
                call[0],
                call[1],
                call[2],
                call[3],
                call[4],
                call[5],
                "--witness",
                witness.verifierKey()))
        .isZero();
  }

  @Test
  void anEarlierCheckpointOfAnotherHistoryIsRefused(@TempDir Path folder) throws Exception {
    log(folder);
    Path right = folder.resolve("right");
    Path forked = folder.resolve("forked");
    Hash rootOfOne = Rfc6962.leaf(entry(0));
    Files.writeString(right, signer.sign(new Checkpoint(signer.origin(), 1, rootOfOne)));
    Files.writeString(forked, signer.sign(new Checkpoint(signer.origin(), 2, rootOfOne)));
    String[] call = {"verify", folder.toString(), "--key", signer.verifierKey(), "--against"};
    assertThat(run(call[0], call[1], call[2], call[3], call[4], right.toString())).isZero();
    assertThat(run(call[0], call[1], call[2], call[3], call[4], forked.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("checkpoint of size 2");
  }

  @Test
  void aReceiptIsVerifiedForItsEntryAlone(@TempDir Path folder) throws Exception {
    log(folder);
    Prover prover =
        new Prover(
            new TileSubtrees(
                (level, index) -> {
                  try {
                    String name = "tile/%d/%03d".formatted(level, index);
                    Path full = folder.resolve(name);
                    return Files.readAllBytes(
                        Files.isRegularFile(full)
                            ? full
                            : folder.resolve(name + (level == 0 ? ".p/44" : ".p/1")));
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                }));
    TlogProof proof =
        new TlogProof(
            270, prover.inclusion(270, SIZE), Files.readString(folder.resolve("checkpoint")));
    Path receipt = Files.writeString(folder.resolve("r.tlog-proof"), proof.text());
    Path entry = Files.write(folder.resolve("entry"), entry(270));
    String[] call = {
      "verify", receipt.toString(), "--key", signer.verifierKey(), "--entry", entry.toString()
    };
    assertThat(run(call)).isZero();
    Files.write(entry, Base64.getDecoder().decode("AAAA"));
    assertThat(run(call)).isEqualTo(1);
  }
}
