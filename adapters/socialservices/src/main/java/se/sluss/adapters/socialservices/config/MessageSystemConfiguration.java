package se.sluss.adapters.socialservices.config;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sluss.adapters.kit.hub.ClientToken;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.rest.MessageSystem;
import se.sluss.adapters.socialservices.transport.rest.RestTransport;
import se.sluss.contracts.wire.Json;

/** SDK by a message system's REST interface. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluss.sdk.url")
class MessageSystemConfiguration {
  @Bean
  SdkTransport sdkTransport(SdkSettings settings, SslBundles bundles, Clock clock, Json json)
      throws NoSuchAlgorithmException {
    URI url = Objects.requireNonNull(settings.url());
    KitSettings.Login login = Objects.requireNonNull(settings.login());
    ClientToken token = new ClientToken(login, settings.scopes(), clock, settings.pace().timeout());
    return new RestTransport(
        new MessageSystem(
            url, token::current, settings.pace().timeout(), tls(settings, bundles), json),
        json);
  }

  /** Whom to trust, and as whom; the machine's own trust when no bundle is named. */
  static SSLContext tls(SdkSettings settings, SslBundles bundles) throws NoSuchAlgorithmException {
    String bundle = settings.sslBundle();
    return bundle == null ? SSLContext.getDefault() : bundles.getBundle(bundle).createSslContext();
  }
}
