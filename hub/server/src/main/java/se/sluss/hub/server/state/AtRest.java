package se.sluss.hub.server.state;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what the hub keeps of covers: AES-256-GCM, a fresh 96-bit nonce before each text (NIST
 * SP 800-38D), bound to the row by its name. Safe for several threads.
 */
public final class AtRest {
  private static final int NONCE = 12;
  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes
   * @param random where nonces come from
   */
  public AtRest(byte[] key, SecureRandom random) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the key at rest has 32 bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** Encrypts, for this row alone. */
  public byte[] encrypt(String row, byte[] text) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, row, text, 0, text.length);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  /** Decrypts what was encrypted for this row; {@link IllegalStateException} for anything else. */
  public byte[] decrypt(String row, byte[] stored) {
    byte[] nonce = java.util.Arrays.copyOf(stored, NONCE);
    return run(Cipher.DECRYPT_MODE, nonce, row, stored, NONCE, stored.length - NONCE);
  }

  private byte[] run(int mode, byte[] nonce, String row, byte[] in, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(row.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return cipher.doFinal(in, from, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a row at rest does not decrypt", e);
    }
  }
}
