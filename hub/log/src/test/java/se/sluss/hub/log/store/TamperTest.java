package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;

/** Someone changes the files of a log of 600 leaves: the verifier names the first wrong place. */
@ExtendWith(LogDatabase.class)
final class TamperTest {
  private static final int ENTRY = 2 + 32;

  private final Map<String, byte[]> files = new HashMap<>();
  private String earlier = "";
  private LogSigner signer = new LogSigner("sluss.example/log", Fixture.filled(9));

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    Fixture log = new Fixture(database, directory);
    signer = log.signer;
    log.appendAll("r-1", 300);
    log.sequencer().integrate(1000);
    earlier = log.reader.checkpoint().orElseThrow();
    log.appendAll("r-2", 300);
    log.sequencer().integrate(1000);
    for (String path :
        new String[] {
          "tile/0/000",
          "tile/0/001",
          "tile/0/002.p/88",
          "tile/1/000.p/2",
          "tile/entries/000",
          "tile/entries/001",
          "tile/entries/002.p/88",
        }) {
      files.put(path, log.reader.tile(path).orElseThrow());
    }
    files.put("checkpoint", log.reader.checkpoint().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  private LogVerifier verifier() {
    return new LogVerifier(
        path -> Optional.ofNullable(files.get(path)), NoteVerifier.of(signer.verifierKey()));
  }

  private void change(String path, UnaryOperator<byte[]> change) {
    files.put(path, change.apply(Objects.requireNonNull(files.get(path)).clone()));
  }

  private void refusedAt(String place) {
    assertThatThrownBy(() -> verifier().verify())
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.place()).isEqualTo(place));
  }

  private static UnaryOperator<byte[]> flip(int at) {
    return bytes -> {
      bytes[at] ^= 1;
      return bytes;
    };
  }

  private static UnaryOperator<byte[]> swap(int first, int second, int length) {
    return bytes -> {
      byte[] kept = Arrays.copyOfRange(bytes, first, first + length);
      System.arraycopy(bytes, second, bytes, first, length);
      System.arraycopy(kept, 0, bytes, second, length);
      return bytes;
    };
  }

  private static UnaryOperator<byte[]> drop(int from, int length) {
    return bytes -> {
      byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
      System.arraycopy(bytes, from + length, shorter, from, bytes.length - from - length);
      return shorter;
    };
  }

  private static UnaryOperator<byte[]> insert(int at, int length) {
    return bytes -> {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
      System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
      return longer;
    };
  }

  @Test
  void anUntouchedLogPassesAndExtendsItsEarlierCheckpoint() throws Exception {
    VerifiedCheckpoint head = verifier().verify();
    assertThat(head.size()).isEqualTo(600);
    assertThat(verifier().extended(head, earlier).size()).isEqualTo(300);
  }

  @Test
  void aFlippedHashIsNamedInEachKindOfTile() {
    change("tile/0/001", flip(17 * 32));
    refusedAt("tile/0/001 hash 17");
  }

  @Test
  void aFlippedHashIsNamedInThePartialTile() {
    change("tile/0/002.p/88", flip(87 * 32 + 31));
    refusedAt("tile/0/002.p/88 hash 87");
  }

  @Test
  void aFlippedHashIsNamedInAHigherTile() {
    change("tile/1/000.p/2", flip(40));
    refusedAt("tile/1/000.p/2 hash 1");
  }

  @Test
  void aReorderedTileIsNamedAtItsFirstWrongHash() {
    change("tile/0/000", swap(5 * 32, 200 * 32, 32));
    refusedAt("tile/0/000 hash 5");
  }

  @Test
  void aDroppedHashIsNamed() {
    change("tile/0/000", drop(5 * 32, 32));
    refusedAt("tile/0/000 hash 5");
  }

  @Test
  void aHashPutInTwiceIsNamed() {
    change("tile/0/002.p/88", insert(0, 32));
    refusedAt("tile/0/002.p/88 hash 1");
  }

  @Test
  void aHashPutBehindTheLastIsNamedByItsTile() {
    change("tile/0/002.p/88", insert(88 * 32, 32));
    refusedAt("tile/0/002.p/88");
  }

  @Test
  void aTileReplacedByAnotherIsNamedAtItsFirstWrongHash() {
    files.put("tile/0/001", Objects.requireNonNull(files.get("tile/0/000")));
    refusedAt("tile/0/001 hash 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoint",
        "tile/0/000",
        "tile/0/002.p/88",
        "tile/1/000.p/2",
        "tile/entries/001",
        "tile/entries/002.p/88"
      })
  void aMissingFileIsNamed(String path) {
    files.remove(path);
    refusedAt(path);
  }

  @Test
  void aFlippedEntryIsNamed() {
    change("tile/entries/001", flip(33 * ENTRY + 9));
    refusedAt("tile/entries/001 entry 33");
  }

  @Test
  void reorderedEntriesAreNamedAtTheFirst() {
    change("tile/entries/000", swap(7 * ENTRY, 8 * ENTRY, ENTRY));
    refusedAt("tile/entries/000 entry 7");
  }

  @Test
  void aDroppedEntryIsNamed() {
    change("tile/entries/002.p/88", drop(3 * ENTRY, ENTRY));
    refusedAt("tile/entries/002.p/88 entry 3");
  }

  @Test
  void anEntryCutShortIsNamed() {
    change("tile/entries/000", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
    refusedAt("tile/entries/000 entry 255");
  }

  @Test
  void anEntryPutInTwiceIsNamed() {
    change("tile/entries/001", insert(0, ENTRY));
    refusedAt("tile/entries/001 entry 1");
  }

  @Test
  void entriesPutBehindTheLastAreNamedByTheirBundle() {
    byte[] full = Objects.requireNonNull(files.get("tile/entries/000"));
    change(
        "tile/entries/002.p/88",
        bytes -> {
          byte[] longer = full.clone();
          System.arraycopy(bytes, 0, longer, 0, bytes.length);
          return longer;
        });
    refusedAt("tile/entries/002.p/88");
  }

  @Test
  void aTileAndItsBundleReplacedTogetherAreNamed() {
    files.put("tile/0/001", Objects.requireNonNull(files.get("tile/0/000")));
    files.put("tile/entries/001", Objects.requireNonNull(files.get("tile/entries/000")));
    refusedAt("tile/0/001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 2 1 3 4 5", "2 3 4 5", "1 3 2 4 5", "1 2 3 3 4 5", "1 2 3 5", "1 2 3 4"})
  void aCheckpointWithLinesDroppedDoubledOrReorderedIsRefused(String lines) {
    String[] genuine =
        new String(Objects.requireNonNull(files.get("checkpoint")), StandardCharsets.UTF_8)
            .split("\n", -1);
    StringBuilder changed = new StringBuilder();
    for (String line : lines.split(" ", -1)) {
      changed.append(genuine[Integer.parseInt(line) - 1]).append('\n');
    }
    put(changed.toString());
    assertThatThrownBy(() -> verifier().verify())
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.place()).isIn("checkpoint", "note"));
  }

  @Test
  void aCheckpointSignedByAnotherIsRefused() {
    LogSigner other = new LogSigner("sluss.example/log", Fixture.filled(8));
    put(other.sign(new Checkpoint("sluss.example/log", 600, Rfc6962.emptyRoot())));
    refusedAt("checkpoint");
  }

  @Test
  void aCheckpointOverAnotherRootIsNamedThoughTheLogSignedIt() {
    put(signer.sign(new Checkpoint("sluss.example/log", 600, Rfc6962.emptyRoot())));
    refusedAt("checkpoint line 3");
  }

  @Test
  void anEarlierCheckpointInPlaceOfTheLastHidesNothingFromWhoKnowsTheLast() throws Exception {
    String last =
        new String(Objects.requireNonNull(files.get("checkpoint")), StandardCharsets.UTF_8);
    put(earlier);
    for (String narrower : new String[] {"tile/1/000.p/1", "tile/0/001.p/44"}) {
      cutFrom(narrower, 32);
    }
    cutFrom("tile/entries/001.p/44", ENTRY);
    VerifiedCheckpoint head = verifier().verify();
    assertThat(head.size()).isEqualTo(300);
    assertThatThrownBy(() -> verifier().extended(head, last))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("checkpoint of size 600");
  }

  @Test
  void aSecondHistoryIsFoundByAnEarlierCheckpoint() throws Exception {
    VerifiedCheckpoint head = verifier().verify();
    String forked = signer.sign(new Checkpoint("sluss.example/log", 300, Rfc6962.emptyRoot()));
    assertThatThrownBy(() -> verifier().extended(head, forked))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("checkpoint of size 300");
  }

  /** What the log served at that width: the first part of what it serves now. */
  private void cutFrom(String narrower, int each) {
    int width = Integer.parseInt(narrower.substring(narrower.indexOf(".p/") + 3));
    String stem = narrower.substring(0, narrower.indexOf(".p/"));
    String now = stem.equals("tile/1/000") ? stem + ".p/2" : stem;
    files.put(narrower, Arrays.copyOf(Objects.requireNonNull(files.get(now)), width * each));
  }

  private void put(String checkpoint) {
    files.put("checkpoint", checkpoint.getBytes(StandardCharsets.UTF_8));
  }
}
