package se.sluss.deploy.local.login;

import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Puts agency, units and roles into ID and access tokens alike: for people and for programs. */
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
  private final Map<String, LoginSettings.Client> clients;

  Claims(Map<String, LoginSettings.Client> clients) {
    this.clients = Map.copyOf(clients);
  }

  @Override
  public void customize(JwtEncodingContext context) {
    JwtClaimsSet.Builder claims = context.getClaims();
    Authentication principal = context.getPrincipal();
    if (principal != null && principal.getPrincipal() instanceof Person person) {
      claims.claim("agency", person.agency());
      claims.claim("locale", person.locale());
      list(claims, "units", person.units());
      list(claims, "roles", person.roles());
      return;
    }
    LoginSettings.Client client = clients.get(context.getRegisteredClient().getClientId());
    if (client == null) {
      throw new IllegalStateException("a token for neither a person nor a client");
    }
    claims.claim("agency", client.agency());
    list(claims, "units", client.units());
    String adapter = client.adapter();
    if (adapter != null) {
      claims.claim("adapter", adapter);
    }
  }

  /** An empty list is left out, as Keycloak does: readers then meet one form. */
  private static void list(JwtClaimsSet.Builder claims, String name, List<String> values) {
    if (!values.isEmpty()) {
      claims.claim(name, values);
    }
  }
}
