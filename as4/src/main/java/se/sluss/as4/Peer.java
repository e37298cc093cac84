package se.sluss.as4;

import java.net.URI;
import java.security.cert.X509Certificate;

/**
 * Another access point.
 *
 * @param party its id, which is its certificate's common name, such as {@code AP0040-SDK-PROD}
 * @param endpoint where it receives
 * @param certificate what it signs with and is encrypted for
 */
public record Peer(String party, URI endpoint, X509Certificate certificate) {}
