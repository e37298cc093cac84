package se.sluss.adapters.socialservices.transport.as4;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * The organisation's own key: it signs envelopes, and opens those that are for us. It is another
 * than the access point's.
 *
 * @param organisation whose
 * @param key private, RSA
 * @param certificate as it is published
 */
public record OrganisationKey(String organisation, PrivateKey key, X509Certificate certificate) {
  /** Never the key. */
  @Override
  public String toString() {
    return "OrganisationKey[" + organisation + "]";
  }
}
