package se.sluss.adapters.socialservices.transport.as4;

import java.security.cert.X509Certificate;
import se.sluss.as4.Peer;

/**
 * An organisation and how it is reached. In SDK this stands in its SMP and is published there
 * (CertPub); here it is configured, by whoever has asked.
 *
 * @param organisation its address, such as {@code 0203:habo.se}
 * @param peer its access point
 * @param certificate what it signs envelopes with and is encrypted for
 */
public record Partner(String organisation, Peer peer, X509Certificate certificate) {}
