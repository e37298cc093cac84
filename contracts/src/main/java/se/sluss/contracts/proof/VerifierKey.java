package se.sluss.contracts.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A key that notes are checked with, from its text form (C2SP signed-note): type 0x01 (a signer of
 * notes) or 0x04 (a witness, tlog-cosignature).
 */
public final class VerifierKey {
  private static final int SIGNATURE = 64;
  private static final byte NOTE = 0x01;
  private static final byte COSIGNATURE = 0x04;

  private final String name;
  private final byte type;
  private final byte[] id;
  private final Ed25519PublicKeyParameters key;

  private VerifierKey(String name, byte type, byte[] id, Ed25519PublicKeyParameters key) {
    this.name = name;
    this.type = type;
    this.id = id;
    this.key = key;
  }

  /**
   * Reads {@code name+id+base64(type || public key)}.
   *
   * @throws RefusedException if it has not that form, the id is not the key's, or the type is
   *     another
   */
  public static VerifierKey parse(String text) {
    String[] fields = text.strip().split("\\+", 3);
    if (fields.length != 3 || fields[0].isEmpty() || !fields[1].matches("[0-9a-f]{8}")) {
      throw new RefusedException("verifier key", "has not the form name+id+key");
    }
    try {
      byte[] typed = Base64.getDecoder().decode(fields[2]);
      byte[] id = HexFormat.of().parseHex(fields[1]);
      if (typed.length != 1 + Ed25519PublicKeyParameters.KEY_SIZE
          || (typed[0] != NOTE && typed[0] != COSIGNATURE)) {
        throw new RefusedException("verifier key", "is not Ed25519 of type 1 or 4");
      }
      if (!Arrays.equals(id, idOf(fields[0], typed))) {
        throw new RefusedException("verifier key", "the id is not this key's");
      }
      return new VerifierKey(fields[0], typed[0], id, new Ed25519PublicKeyParameters(typed, 1));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("verifier key", "cannot be read");
    }
  }

  private static byte[] idOf(String name, byte[] typed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(typed), 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whose key it is. */
  public String name() {
    return name;
  }

  /** Whether it is a witness's. */
  public boolean isWitness() {
    return type == COSIGNATURE;
  }

  boolean made(Note.Line line) {
    return line.name().equals(name) && Arrays.equals(line.keyId(), id);
  }

  boolean verifies(String body, byte[] signature) {
    if (type == NOTE) {
      return signature.length == SIGNATURE && verifies(bytes(body), signature, 0);
    }
    if (signature.length != Long.BYTES + SIGNATURE) {
      return false;
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    return seconds >= 0
        && verifies(bytes("cosignature/v1\ntime " + seconds + "\n" + body), signature, Long.BYTES);
  }

  private boolean verifies(byte[] message, byte[] signature, int from) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(Arrays.copyOfRange(signature, from, signature.length));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
