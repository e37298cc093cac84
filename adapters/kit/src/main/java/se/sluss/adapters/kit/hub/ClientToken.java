package se.sluss.adapters.kit.hub;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import se.sluss.adapters.kit.setup.KitSettings;

/**
 * Puts this adapter's own access token on each call (RFC 6749 section 4.4). Asked for when first
 * needed, so that an adapter starts without the login; renewed by the adapter's own clock a minute
 * before it ends. Safe for several threads.
 */
public final class ClientToken implements ClientHttpRequestInterceptor {
  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);

  private record Held(String token, Instant until) {
    /** Prints nothing of the token. */
    @Override
    public String toString() {
      return "Held[" + until + "]";
    }
  }

  private final KitSettings.Login login;
  private final Set<String> scopes;
  private final Clock clock;
  private final RestClientClientCredentialsTokenResponseClient tokens;
  private @Nullable ClientRegistration registration;
  private @Nullable Held held;

  /**
   * @param login the issuer and this adapter's client
   * @param scopes of the token
   * @param clock what time it is
   * @param longest the login's longest silence
   */
  public ClientToken(KitSettings.Login login, Set<String> scopes, Clock clock, Duration longest) {
    this.login = login;
    this.scopes = Set.copyOf(scopes);
    this.clock = clock;
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(longest);
    requests.setReadTimeout(longest);
    this.tokens = new RestClientClientCredentialsTokenResponseClient();
    this.tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    request.getHeaders().setBearerAuth(current());
    return execution.execute(request, body);
  }

  /** The token, asked for when there is none that holds. */
  public synchronized String current() {
    Held now = held;
    if (now == null || !clock.instant().isBefore(now.until())) {
      now = fetch();
      held = now;
    }
    return now.token();
  }

  private Held fetch() {
    Instant asked = clock.instant();
    OAuth2AccessToken token =
        tokens
            .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration()))
            .getAccessToken();
    // The library stamps tokens with the machine's time; only the length of their life is used.
    Instant from = token.getIssuedAt();
    Instant to = token.getExpiresAt();
    Duration life = from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    return new Held(token.getTokenValue(), asked.plus(life).minus(BEFORE_ITS_END));
  }

  private ClientRegistration registration() {
    ClientRegistration known = registration;
    if (known == null) {
      known =
          ClientRegistrations.fromIssuerLocation(login.issuer().toString())
              .clientId(login.clientId())
              .clientSecret(login.clientSecret().value())
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .scope(scopes)
              .build();
      registration = known;
    }
    return known;
  }
}
