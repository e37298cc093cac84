package se.sluss.hub.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;

final class NoteVerifierTest {
  private static final String ORIGIN = "sluss.example/log";

  private final LogSigner signer = new LogSigner(ORIGIN, seed(1));
  private final CosignatureKey witness = new CosignatureKey("witness.example/w1", seed(2));
  private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 7, Rfc6962.leaf(new byte[0]));
  private final String note = signer.sign(checkpoint);

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private NoteVerifier verifier() {
    VerifierKey key = VerifierKey.parse(signer.verifierKey());
    return new NoteVerifier(key, List.of(VerifierKey.parse(witness.verifierKey())), key.name());
  }

  private void refuse(String tampered) {
    assertThatThrownBy(() -> verifier().checkpoint(tampered)).isInstanceOf(RefusedException.class);
  }

  @Test
  void aCheckpointIsThreeLinesABlankOneAndASignature() {
    assertThat(note)
        .startsWith(
            "sluss.example/log\n7\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n"
                + "\u2014 sluss.example/log ");
    VerifiedCheckpoint verified = verifier().checkpoint(note);
    assertThat(verified.size()).isEqualTo(7);
    assertThat(verified.root()).isEqualTo(checkpoint.root());
    assertThat(verified.witnesses()).isEmpty();
  }

  @Test
  void aWitnessIsNamedWhenItsCosignatureHolds() {
    String line = witness.cosign(checkpoint.body(), Instant.ofEpochSecond(1679315147));
    assertThat(verifier().checkpoint(note + line).witnesses())
        .containsExactly("witness.example/w1");
  }

  @Test
  void aCosignatureOverAnotherTreeRefusesTheNote() {
    Checkpoint other = new Checkpoint(ORIGIN, 8, checkpoint.root());
    refuse(note + witness.cosign(other.body(), Instant.ofEpochSecond(1679315147)));
  }

  @Test
  void aWitnessAloneDoesNotMakeACheckpoint() {
    refuse(checkpoint.body() + "\n" + witness.cosign(checkpoint.body(), Instant.EPOCH));
  }

  @Test
  void signaturesOfUnknownKeysAreIgnored() {
    CosignatureKey stranger = new CosignatureKey("stranger.example", seed(3));
    assertThat(verifier().checkpoint(note + stranger.cosign(checkpoint.body(), Instant.EPOCH)))
        .extracting(VerifiedCheckpoint::size)
        .isEqualTo(7L);
  }

  @Test
  void everyFlippedCharacterIsRefused() {
    for (int at = 0; at < note.length(); at++) {
      char flipped = (char) (note.charAt(at) ^ 1);
      refuse(note.substring(0, at) + flipped + note.substring(at + 1));
    }
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < note.length(); length++) {
      refuse(note.substring(0, length));
    }
  }

  @Test
  void aCheckpointOfAnotherLogSignedWithTheSameKeyIsRefused() {
    NoteVerifier other =
        new NoteVerifier(VerifierKey.parse(signer.verifierKey()), List.of(), "other.example/log");
    assertThatThrownBy(() -> other.checkpoint(note))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void aTreeOfSizeZeroHasTheEmptyRootOnly() {
    String right = signer.sign(new Checkpoint(ORIGIN, 0, Rfc6962.emptyRoot()));
    assertThat(verifier().checkpoint(right).size()).isZero();
    refuse(signer.sign(new Checkpoint(ORIGIN, 0, checkpoint.root())));
  }

  @Test
  void aVerifierKeyWhoseIdIsAnothersIsRefused() {
    String key = signer.verifierKey();
    assertThatThrownBy(() -> VerifierKey.parse(key.replace(ORIGIN, "sluss.example/lug")))
        .isInstanceOf(RefusedException.class);
  }
}
