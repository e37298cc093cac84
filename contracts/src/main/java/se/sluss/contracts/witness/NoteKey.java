package se.sluss.contracts.witness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A named Ed25519 key that signs notes (C2SP signed-note). Its key id is SHA-256(name || 0x0A ||
 * type || public key), the first four bytes.
 */
public final class NoteKey {
  /** Type of a key that signs notes. */
  public static final byte NOTE = 0x01;

  /** Type of a key that cosigns checkpoints (tlog-cosignature). */
  public static final byte COSIGNATURE = 0x04;

  static final int SEED_LENGTH = Ed25519PrivateKeyParameters.KEY_SIZE;

  private final String name;
  private final byte type;
  private final Ed25519PrivateKeyParameters key;

  /**
   * Makes a key from its seed.
   *
   * @throws IllegalArgumentException if the seed is not 32 bytes, or the name is empty or has a
   *     space, a plus or a control character
   */
  public NoteKey(String name, byte type, byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("an Ed25519 seed is 32 bytes");
    }
    if (name.isEmpty()
        || name.chars().anyMatch(c -> c <= ' ' || c == '+' || Character.isSpaceChar(c))) {
      throw new IllegalArgumentException("a key name has no space, plus or control character");
    }
    this.name = name;
    this.type = type;
    this.key = new Ed25519PrivateKeyParameters(seed);
  }

  /** A seed for a new key. */
  public static byte[] freshSeed(SecureRandom random) {
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    return seed;
  }

  /** Whose key it is. */
  public String name() {
    return name;
  }

  /** The verifier key in its text form, {@code name+id+base64(type || public key)}. */
  public String verifierKey() {
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typedKey());
  }

  /** Signs bytes; 64 bytes. */
  public byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  /** A signature line, ended by a newline. */
  public String line(byte[] signature) {
    byte[] all = Arrays.copyOf(id(), 4 + signature.length);
    System.arraycopy(signature, 0, all, 4, signature.length);
    return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }

  private byte[] typedKey() {
    byte[] encoded = key.generatePublicKey().getEncoded();
    byte[] typed = new byte[1 + encoded.length];
    typed[0] = type;
    System.arraycopy(encoded, 0, typed, 1, encoded.length);
    return typed;
  }

  private byte[] id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(typedKey()), 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
