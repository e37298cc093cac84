package se.sluss.adapters.kit.setup;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Tokens of the login, checked by the adapter's own clock. */
@Configuration(proxyBeanMethods = false)
public class LoginConfiguration {
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** Asks the login for its keys when the first token comes, so that we start without it. */
  @Bean
  @ConditionalOnMissingBean
  JwtDecoder jwtDecoder(KitSettings settings, Clock clock) {
    return new SupplierJwtDecoder(() -> decoder(settings, clock));
  }

  private static JwtDecoder decoder(KitSettings settings, Clock clock) {
    String issuer = settings.login().issuer().toString();
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(settings.pace().hubTimeout());
    requests.setReadTimeout(settings.pace().hubTimeout());
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .restOperations(new RestTemplate(requests))
            .build();
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(times, new JwtIssuerValidator(issuer)));
    return decoder;
  }
}
