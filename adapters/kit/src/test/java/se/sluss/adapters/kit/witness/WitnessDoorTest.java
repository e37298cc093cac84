package se.sluss.adapters.kit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.AddCheckpoint;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.contracts.witness.NoteKey;
import se.sluss.contracts.witness.Witness;

/** A log of one leaf, then of two; and another that it is not. */
final class WitnessDoorTest {
  private static final String ORIGIN = "log.example/sluss";
  private static final Hash FIRST = leaf("first");
  private static final Hash SECOND = leaf("second");
  private static final Hash BOTH = Rfc6962.node(FIRST, SECOND);

  private final NoteKey log = new NoteKey(ORIGIN, NoteKey.NOTE, seed(1));
  private final CosignatureKey key = new CosignatureKey("witness.example/w", seed(2));
  private WitnessDoor door = door(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    door = door(folder.resolve("seen"));
  }

  private WitnessDoor door(Path memory) {
    NoteVerifier notes = NoteVerifier.of(log.verifierKey());
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    return new WitnessDoor(new Witness(key, notes, memory, clock), notes);
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private static Hash leaf(String entry) {
    return Rfc6962.leaf(entry.getBytes(StandardCharsets.UTF_8));
  }

  private static String note(NoteKey by, long size, Hash root) {
    String body = ORIGIN + "\n" + size + "\n" + root.base64() + "\n";
    return body + "\n" + by.line(by.sign(body.getBytes(StandardCharsets.UTF_8)));
  }

  private ResponseEntity<String> post(String body) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return door.addCheckpoint(request);
  }

  private ResponseEntity<String> ask(long old, long size, Hash root, Hash... proof)
      throws Exception {
    return post(new AddCheckpoint(old, List.of(proof), note(log, size, root)).text());
  }

  @Test
  void whatExtendsTheLastIsCosigned() throws Exception {
    assertThat(ask(0, 1, FIRST).getStatusCode().value()).isEqualTo(200);
    ResponseEntity<String> answer = ask(1, 2, BOTH, SECOND);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    NoteVerifier both =
        new NoteVerifier(
            VerifierKey.parse(log.verifierKey()),
            List.of(VerifierKey.parse(key.verifierKey())),
            ORIGIN);
    assertThat(both.checkpoint(note(log, 2, BOTH) + answer.getBody()).witnesses())
        .containsExactly("witness.example/w");
  }

  @Test
  void whoAsksFromAnotherSizeIsToldTheLastOne() throws Exception {
    ask(0, 1, FIRST);
    ResponseEntity<String> answer = ask(0, 2, BOTH);
    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getBody()).isEqualTo("1\n");
    assertThat(answer.getHeaders().getContentType())
        .isEqualTo(MediaType.parseMediaType("text/x.tlog.size"));
  }

  @Test
  void anotherHistoryIsRefused() throws Exception {
    ask(0, 1, FIRST);
    Hash forged = Rfc6962.node(leaf("forged"), SECOND);
    assertThat(ask(1, 2, forged, SECOND).getStatusCode().value()).isEqualTo(422);
    assertThat(ask(1, 1, leaf("forged")).getStatusCode().value()).isEqualTo(409);
    assertThat(ask(1, 2, BOTH, SECOND).getStatusCode().value()).isEqualTo(200);
  }

  @Test
  void whatTheLogDidNotSignIsForbidden() throws Exception {
    NoteKey stranger = new NoteKey(ORIGIN, NoteKey.NOTE, seed(3));
    String body = new AddCheckpoint(0, List.of(), note(stranger, 1, FIRST)).text();
    assertThat(post(body).getStatusCode().value()).isEqualTo(403);
  }

  /** C2SP tlog-witness tells an unknown log from a known one that has not signed. */
  @Test
  void anotherLogIsNotFound() throws Exception {
    String other = note(log, 1, FIRST).replace(ORIGIN + "\n", "other.example/log\n");
    String body = new AddCheckpoint(0, List.of(), other).text();
    assertThat(post(body).getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void whatIsNoQuestionIsBad() throws Exception {
    String note = note(log, 1, FIRST);
    for (String body : List.of("", note, "old -1\n\n" + note, "old 0\nx\n\n" + note)) {
      assertThat(post(body).getStatusCode().value()).as(body).isEqualTo(400);
    }
    assertThat(ask(2, 1, FIRST).getStatusCode().value()).isEqualTo(400);
    assertThat(post("x".repeat(AddCheckpoint.MOST_BYTES + 1)).getStatusCode().value())
        .isEqualTo(413);
  }
}
