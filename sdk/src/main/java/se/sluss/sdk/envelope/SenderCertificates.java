package se.sluss.sdk.envelope;

import java.security.cert.X509Certificate;

/**
 * Whose certificate it is: in operation Digg's publication of certificates (CertPub), asked through
 * the SMP, by whoever may use the network.
 */
@FunctionalInterface
public interface SenderCertificates {
  /**
   * Whether a certificate is published for an organisation and not revoked.
   *
   * @param certificate with which a signature verifies
   * @param organisation an address such as {@code 0203:habo.se}
   */
  boolean belongs(X509Certificate certificate, String organisation);
}
