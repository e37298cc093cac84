package se.sluss.contracts.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle for elliptic curves, and for them alone: it is several times faster there than the
 * JDK, and many times slower in AES-GCM and SHA-256, which therefore stay with the JDK. It is
 * handed to each call and never registered, so that nothing else begins to use it unseen.
 */
public final class EcProvider {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private EcProvider() {}

  /** The one instance. */
  public static Provider get() {
    return BOUNCY_CASTLE;
  }

  /**
   * The same key as the provider's own. A key of the JDK's is translated at every use, which costs
   * more than the use itself.
   *
   * @throws IllegalArgumentException when it is no key of an elliptic curve
   */
  public static PublicKey own(PublicKey key) {
    try {
      return KeyFactory.getInstance("EC", BOUNCY_CASTLE)
          .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key of an elliptic curve", e);
    }
  }

  /** As {@link #own(PublicKey)}. */
  public static PrivateKey own(PrivateKey key) {
    try {
      return KeyFactory.getInstance("EC", BOUNCY_CASTLE)
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key of an elliptic curve", e);
    }
  }
}
