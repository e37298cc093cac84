package se.sluss.as4;

import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import java.util.Locale;

/**
 * How messages are signed and encrypted; what comes must be so too. Keys are carried by RSA-OAEP
 * with SHA-256 (eDelivery AS4).
 *
 * @param signature how a message and its receipt are signed
 * @param encryption how a payload is encrypted
 */
public record Algorithms(Signature signature, Encryption encryption) {
  /** Signatures. */
  public enum Signature {
    /** RSA with SHA-256, as eDelivery AS4 1.x asks for. */
    RSA_SHA_256,
    /** RSA with SHA-384. */
    RSA_SHA_384,
    /** RSA with SHA-512. */
    RSA_SHA_512;

    ECryptoAlgorithmSign asPhase4() {
      return ECryptoAlgorithmSign.valueOf(name());
    }

    ECryptoAlgorithmSignDigest digest() {
      return ECryptoAlgorithmSignDigest.getFromIDOrThrow(
          name().substring("RSA_".length()).replace('_', '-').toLowerCase(Locale.ROOT));
    }
  }

  /** Ciphers. */
  public enum Encryption {
    /** As eDelivery AS4 1.x asks for. */
    AES_128_GCM,
    /** With a longer key. */
    AES_256_GCM;

    ECryptoAlgorithmCrypt asPhase4() {
      return ECryptoAlgorithmCrypt.valueOf(name());
    }
  }
}
