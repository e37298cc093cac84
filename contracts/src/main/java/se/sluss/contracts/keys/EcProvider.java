package se.sluss.contracts.keys;

import java.security.Provider;
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
}
