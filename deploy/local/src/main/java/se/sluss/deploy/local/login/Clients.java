package se.sluss.deploy.local.login;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs that may ask for tokens, as Spring Authorization Server wants them told. */
final class Clients {
  /** Short, since nothing can call a token back; a program fetches a new one by itself. */
  private static final Duration ACCESS_TOKEN = Duration.ofMinutes(10);

  private static final Duration LOGGED_IN = Duration.ofHours(8);
  private static final String CALL_BACK = "/login/oauth2/code/sluss";

  private Clients() {}

  static RegisteredClient registered(
      Map.Entry<String, LoginSettings.Client> entry, PasswordEncoder encoder) {
    LoginSettings.Client client = entry.getValue();
    RegisteredClient.Builder builder =
        RegisteredClient.withId(entry.getKey())
            .clientId(entry.getKey())
            .clientSecret(Objects.requireNonNull(encoder.encode(client.secret())))
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .scopes(scopes -> scopes.addAll(client.scopes()))
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(client.home() != null)
                    .requireAuthorizationConsent(false)
                    .build())
            .tokenSettings(
                TokenSettings.builder()
                    .accessTokenTimeToLive(ACCESS_TOKEN)
                    .refreshTokenTimeToLive(LOGGED_IN)
                    .reuseRefreshTokens(false)
                    .build());
    client
        .grants()
        .forEach(grant -> builder.authorizationGrantType(new AuthorizationGrantType(grant)));
    URI home = client.home();
    if (home != null) {
      builder.redirectUri(home + CALL_BACK).postLogoutRedirectUri(home + "/");
    }
    return builder.build();
  }
}
