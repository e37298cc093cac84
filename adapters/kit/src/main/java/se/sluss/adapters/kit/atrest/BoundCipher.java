package se.sluss.adapters.kit.atrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a fresh 96-bit nonce before each text, bound to a place by its name. */
final class BoundCipher {
  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  BoundCipher(byte[] key, SecureRandom random) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key at rest has 32 bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] lock(String place, byte[] text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] locked = run(Cipher.ENCRYPT_MODE, nonce, place, text, 0, text.length);
    return ByteBuffer.allocate(NONCE_BYTES + locked.length).put(nonce).put(locked).array();
  }

  byte[] unlock(String place, byte[] stored) {
    if (stored.length < NONCE_BYTES) {
      throw new IllegalStateException("a stored text is too short");
    }
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    return run(Cipher.DECRYPT_MODE, nonce, place, stored, NONCE_BYTES, stored.length - NONCE_BYTES);
  }

  private byte[] run(int mode, byte[] nonce, String place, byte[] in, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(UTF_8));
      return cipher.doFinal(in, from, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored text does not open as " + place, e);
    }
  }
}
