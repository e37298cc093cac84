package se.sluss.as4;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * This access point.
 *
 * @param party its id, its certificate's common name
 * @param key its private key, RSA
 * @param certificate that of the key, as the others know it
 */
public record OwnKey(String party, PrivateKey key, X509Certificate certificate) {
  /** Never the key. */
  @Override
  public String toString() {
    return "OwnKey[" + party + "]";
  }
}
