package se.sluss.hub.log;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The entry of a leaf: HMAC-SHA-256 with the leaf's own key over the canonical record. */
public final class Commitment {
  /** Length of a commitment, and of the key, in bytes. */
  public static final int LENGTH = 32;

  private Commitment() {}

  /** The 32 bytes that enter the tree. */
  public static byte[] of(byte[] leafKey, byte[] canonical) {
    if (leafKey.length != LENGTH) {
      throw new IllegalArgumentException("a leaf key is 32 bytes");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(leafKey, "HmacSHA256"));
      return mac.doFinal(canonical);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
