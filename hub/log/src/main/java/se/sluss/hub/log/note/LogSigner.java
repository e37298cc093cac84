package se.sluss.hub.log.note;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import se.sluss.contracts.witness.NoteKey;

/** Signs the log's checkpoints; the key's name is the log's origin. Safe for several threads. */
public final class LogSigner {
  private final NoteKey key;

  /**
   * Takes a key that is kept elsewhere.
   *
   * @param origin the log's name, such as {@code sluss.example/log}
   * @param seed the 32 bytes of an Ed25519 private key
   * @throws IllegalArgumentException if either has not its form
   */
  public LogSigner(String origin, byte[] seed) {
    this.key = new NoteKey(origin, NoteKey.NOTE, seed);
  }

  /** A fresh key, for tests and for a local run that keeps nothing. */
  public static LogSigner generate(String origin, SecureRandom random) {
    return new LogSigner(origin, NoteKey.freshSeed(random));
  }

  /** The log's name. */
  public String origin() {
    return key.name();
  }

  /** The verifier key in the text form of signed-note, to be handed to those who verify. */
  public String verifierKey() {
    return key.verifierKey();
  }

  /**
   * Signs a checkpoint of this log.
   *
   * @return the whole signed note
   * @throws IllegalArgumentException if the checkpoint is another log's
   */
  public String sign(Checkpoint checkpoint) {
    if (!checkpoint.origin().equals(origin())) {
      throw new IllegalArgumentException("the checkpoint is of another log");
    }
    String body = checkpoint.body();
    return body + "\n" + key.line(key.sign(body.getBytes(StandardCharsets.UTF_8)));
  }
}
