package se.sluss.deploy.local.login;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Keys, clients and claims: how tokens come to be. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  AuthorizationServerSettings addresses(LoginSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
  }

  @Bean
  JWKSource<SecurityContext> keys(LoginSettings settings) throws IOException {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.readOrMake(settings.signingKey())));
  }

  @Bean
  JwtEncoder encoder(JWKSource<SecurityContext> keys, Clock clock) {
    return new ClockedJwtEncoder(new NimbusJwtEncoder(keys), clock, Clock.systemUTC());
  }

  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> keys, LoginSettings settings, Clock clock) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setClock(clock);
    if (OAuth2AuthorizationServerConfiguration.jwtDecoder(keys)
        instanceof NimbusJwtDecoder decoder) {
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              times, new JwtIssuerValidator(settings.issuer().toString())));
      return decoder;
    }
    throw new IllegalStateException("the decoder takes no clock");
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(LoginSettings settings) {
    return new Claims(settings.clients());
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  RegisteredClientRepository clients(LoginSettings settings, PasswordEncoder encoder) {
    return new InMemoryRegisteredClientRepository(
        settings.clients().entrySet().stream()
            .map(entry -> Clients.registered(entry, encoder))
            .toList());
  }
}
