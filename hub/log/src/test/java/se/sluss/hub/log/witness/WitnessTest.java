package se.sluss.hub.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.contracts.witness.Witness;
import se.sluss.hub.log.merkle.MemoryTree;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;

final class WitnessTest {
  private static final String ORIGIN = "sluss.example/log";

  private final LogSigner signer = new LogSigner(ORIGIN, seed(1));
  private final CosignatureKey key = new CosignatureKey("witness.example/w1", seed(2));
  private final Prover tree = new Prover(MemoryTree.of(entries("entry ")));
  private final Prover otherTree = new Prover(MemoryTree.of(entries("other ")));
  private Path memory = Path.of("");
  private Witness witness = witness(memory);

  @BeforeEach
  void open(@TempDir Path folder) {
    memory = folder.resolve("seen");
    witness = witness(memory);
  }

  private Witness witness(Path file) {
    return new Witness(
        key,
        NoteVerifier.of(signer.verifierKey()),
        file,
        Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC));
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private static List<byte[]> entries(String prefix) {
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      entries.add((prefix + n).getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private String note(Prover of, long size) {
    return signer.sign(new Checkpoint(ORIGIN, size, of.root(size)));
  }

  @Test
  void whatExtendsTheLastIsCosignedAndRemembered() throws Exception {
    witness.cosign(note(tree, 7), List.of());
    String note = note(tree, 40);
    String line = witness.cosign(note, tree.consistency(7, 40));
    NoteVerifier both =
        new NoteVerifier(
            VerifierKey.parse(signer.verifierKey()),
            List.of(VerifierKey.parse(key.verifierKey())),
            ORIGIN);
    assertThat(both.checkpoint(note + line).witnesses()).containsExactly("witness.example/w1");
    assertThat(witness.seen()).isEqualTo(40);
    assertThat(witness(memory).seen()).isEqualTo(40);
  }

  @Test
  void anotherHistoryIsNotCosigned() throws Exception {
    witness.cosign(note(tree, 7), List.of());
    List<Hash> proof = otherTree.consistency(7, 40);
    assertThatThrownBy(() -> witness.cosign(note(otherTree, 40), proof))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> witness.cosign(note(otherTree, 7), List.of()))
        .isInstanceOf(RefusedException.class);
    assertThat(witness.seen()).isEqualTo(7);
  }

  @Test
  void nothingOlderThanTheLastIsCosigned() throws Exception {
    witness.cosign(note(tree, 40), List.of());
    assertThatThrownBy(() -> witness.cosign(note(tree, 7), List.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("older");
  }

  @Test
  void theSameCheckpointMayBeCosignedAgain() throws Exception {
    String line = witness.cosign(note(tree, 7), List.of());
    assertThat(witness.cosign(note(tree, 7), List.of())).isEqualTo(line);
  }

  @Test
  void whatTheLogDidNotSignIsNotCosigned() {
    LogSigner stranger = new LogSigner(ORIGIN, seed(3));
    String note = stranger.sign(new Checkpoint(ORIGIN, 7, tree.root(7)));
    assertThatThrownBy(() -> witness.cosign(note, List.of())).isInstanceOf(RefusedException.class);
  }

  @Test
  void aSpoiledMemoryStopsTheWitness() throws Exception {
    witness.cosign(note(tree, 7), List.of());
    Files.writeString(memory, "x");
    assertThatThrownBy(() -> witness.cosign(note(tree, 8), tree.consistency(7, 8)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void anEmptyLogIsCosignedAndThenWhateverExtendsIt() throws Exception {
    witness.cosign(note(tree, 0), List.of());
    witness.cosign(note(tree, 12), List.of());
    assertThat(witness.seen()).isEqualTo(12);
  }
}
