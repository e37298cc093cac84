package se.sluss.adapters.socialservices.config;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import se.sluss.as4.Algorithms;
import se.sluss.sdk.message.Addresses;

/**
 * SDK by AS4. Without {@code sluss.sdk.as4.party} the adapter is no access point.
 *
 * @param party our access point's id, the common name of its certificate
 * @param accessPoint its key and certificate ({@code spring.ssl.bundle}, by name)
 * @param organisationKey our organisation's, likewise: another key
 * @param signature how messages are signed
 * @param encryption how they are encrypted
 * @param partners whom we send to and take from
 */
@ConfigurationProperties("sluss.sdk.as4")
public record As4Settings(
    String party,
    String accessPoint,
    String organisationKey,
    @DefaultValue("RSA_SHA_256") Algorithms.Signature signature,
    @DefaultValue("AES_128_GCM") Algorithms.Encryption encryption,
    @DefaultValue List<Partner> partners) {
  /** Copies the list; refuses one key for two purposes. */
  public As4Settings {
    partners = List.copyOf(partners);
    if (party.isBlank() || accessPoint.equals(organisationKey)) {
      throw new IllegalArgumentException(
          "sluss.sdk.as4.party, sluss.sdk.as4.access-point, sluss.sdk.as4.organisation-key");
    }
  }

  /**
   * An organisation, as its SMP and CertPub have it.
   *
   * @param organisation its address, such as {@code 0203:habo.se}
   * @param party its access point's id
   * @param url where that receives; TLS, but for one on this machine
   * @param accessPointCertificate the access point's, PEM
   * @param organisationCertificate the organisation's, PEM
   */
  public record Partner(
      String organisation,
      String party,
      URI url,
      Resource accessPointCertificate,
      Resource organisationCertificate) {
    /** Refuses what cannot be an address, and an access point that is called in the clear. */
    public Partner {
      if (!Addresses.organisation(organisation) || party.isBlank()) {
        throw new IllegalArgumentException("sluss.sdk.as4.partners: organisation, party");
      }
      if (!SdkSettings.protectedOrHere(url)) {
        throw new IllegalArgumentException("sluss.sdk.as4.partners: url: https");
      }
    }
  }
}
