package se.sluss.contracts.witness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A witness's key (C2SP tlog-cosignature, type 0x04, Ed25519). It only signs; that the checkpoint
 * is consistent with the last one is for {@code verify.Witness} to know first.
 */
public final class CosignatureKey {
  private final NoteKey key;

  /**
   * Takes a key that is kept elsewhere.
   *
   * @param name the witness's name, a URL without scheme
   * @param seed the 32 bytes of an Ed25519 private key, used for nothing else
   */
  public CosignatureKey(String name, byte[] seed) {
    this.key = new NoteKey(name, NoteKey.COSIGNATURE, seed);
  }

  /** The verifier key in the text form of signed-note. */
  public String verifierKey() {
    return key.verifierKey();
  }

  /**
   * A cosignature line for the note body of a checkpoint, ended by a newline.
   *
   * @param body the checkpoint's text with its final newline, without signatures
   * @param at time of signing; whole seconds are used
   */
  public String cosign(String body, Instant at) {
    long seconds = at.getEpochSecond();
    String message = "cosignature/v1\ntime " + seconds + "\n" + body;
    byte[] signature = key.sign(message.getBytes(StandardCharsets.UTF_8));
    return key.line(
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array());
  }
}
