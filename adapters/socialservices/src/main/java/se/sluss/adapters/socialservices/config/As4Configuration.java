package se.sluss.adapters.socialservices.config;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.as4.As4Door;
import se.sluss.adapters.socialservices.transport.as4.As4Transport;
import se.sluss.adapters.socialservices.transport.as4.CameRows;
import se.sluss.adapters.socialservices.transport.as4.Envelopes;
import se.sluss.adapters.socialservices.transport.as4.KeepEnvelope;
import se.sluss.adapters.socialservices.transport.as4.OrganisationKey;
import se.sluss.adapters.socialservices.transport.as4.Partner;
import se.sluss.adapters.socialservices.transport.as4.Partners;
import se.sluss.adapters.socialservices.transport.as4.PostedRows;
import se.sluss.adapters.socialservices.transport.as4.ReadEnvelopes;
import se.sluss.adapters.socialservices.transport.as4.Receipts;
import se.sluss.as4.AccessPoint;
import se.sluss.as4.Algorithms;
import se.sluss.as4.OwnKey;
import se.sluss.as4.Peer;
import se.sluss.as4.Profile;

/** SDK by AS4. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluss.sdk.as4.party")
@EnableConfigurationProperties(As4Settings.class)
class As4Configuration {
  @Bean
  Partners partners(As4Settings settings) throws IOException, GeneralSecurityException {
    List<Partner> all = new ArrayList<>();
    for (As4Settings.Partner each : settings.partners()) {
      all.add(
          new Partner(
              each.organisation(),
              new Peer(each.party(), each.url(), certificate(each.accessPointCertificate())),
              certificate(each.organisationCertificate())));
    }
    return new Partners(all);
  }

  @Bean
  AccessPoint accessPoint(
      As4Settings settings, SdkSettings sdk, Partners partners, SslBundles bundles, Clock clock)
      throws GeneralSecurityException {
    KeyStore.PrivateKeyEntry own = entry(bundles.getBundle(settings.accessPoint()));
    return new AccessPoint(
        new OwnKey(settings.party(), own.getPrivateKey(), (X509Certificate) own.getCertificate()),
        Profile.digg(new Algorithms(settings.signature(), settings.encryption())),
        partners,
        MessageSystemConfiguration.tls(sdk, bundles),
        sdk.pace().timeout(),
        clock);
  }

  @Bean
  Envelopes envelopes(
      As4Settings settings, SdkSettings sdk, Partners partners, SslBundles bundles, Clock clock)
      throws GeneralSecurityException {
    KeyStore.PrivateKeyEntry own = entry(bundles.getBundle(settings.organisationKey()));
    return new Envelopes(
        new OrganisationKey(
            sdk.organisation(), own.getPrivateKey(), (X509Certificate) own.getCertificate()),
        partners,
        clock);
  }

  @Bean
  ServletRegistrationBean<As4Door> as4Door(
      AccessPoint point, Partners partners, SdkSettings sdk, CameRows came) {
    return new ServletRegistrationBean<>(
        new As4Door(point, new KeepEnvelope(came, partners, sdk.organisation())), As4Door.PATH);
  }

  @Bean
  CameRows cameByAs4(JdbcClient jdbc, Clock clock) {
    return new CameRows(jdbc, clock);
  }

  @Bean
  SdkTransport sdkTransport(
      AccessPoint point,
      Partners partners,
      Envelopes envelopes,
      CameRows came,
      SdkSettings sdk,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    PostedRows posted = new PostedRows(jdbc, clock);
    Receipts receipts = new Receipts(came, posted, envelopes);
    return new As4Transport(
        point,
        partners,
        envelopes,
        posted,
        came,
        new ReadEnvelopes(came, posted, envelopes, receipts, transaction),
        receipts,
        transaction,
        sdk.organisation(),
        sdk.pace()::wait);
  }

  /** The one private key of a bundle. */
  private static KeyStore.PrivateKeyEntry entry(SslBundle bundle) throws GeneralSecurityException {
    KeyStore store = bundle.getStores().getKeyStore();
    if (store == null) {
      throw new IllegalArgumentException("sluss.sdk.as4: a bundle without a key");
    }
    String named = bundle.getKey().getAlias();
    for (String alias : Collections.list(store.aliases())) {
      boolean meant = named == null || named.equals(alias);
      if (meant && store.isKeyEntry(alias)) {
        Key key = store.getKey(alias, password(bundle));
        if (key instanceof PrivateKey own) {
          return new KeyStore.PrivateKeyEntry(own, store.getCertificateChain(alias));
        }
      }
    }
    throw new IllegalArgumentException("sluss.sdk.as4: a bundle without a key");
  }

  private static char @Nullable [] password(SslBundle bundle) {
    String password = bundle.getKey().getPassword();
    String ofStore = bundle.getStores().getKeyStorePassword();
    String either = password == null ? ofStore : password;
    return either == null ? null : either.toCharArray();
  }

  private static X509Certificate certificate(Resource pem)
      throws IOException, GeneralSecurityException {
    try (InputStream read = pem.getInputStream()) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(read);
    }
  }
}
