package se.sluss.deploy.local.login;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who can log in and what may ask. Passwords and secrets come from the launcher, everything else
 * from {@code login.yaml}; a missing one stops the start.
 *
 * @param issuer the address that stands in every token
 * @param signingKey file of the key that signs them, made at first start
 * @param people by the name they write at log-in
 * @param clients by client id
 */
@ConfigurationProperties("sluss.login-server")
public record LoginSettings(
    URI issuer, Path signingKey, Map<String, Human> people, Map<String, Client> clients) {

  /**
   * A person of the demo.
   *
   * @param id the opaque {@code sub}
   * @param locale language of the person's pages, {@code sv} or {@code en}
   */
  public record Human(
      String id,
      String password,
      String agency,
      @DefaultValue List<String> units,
      List<String> roles,
      String locale) {}

  /**
   * A program that asks for tokens.
   *
   * @param grants OAuth 2 grant types
   * @param adapter claim that names the adapter; null for a client that is none
   * @param home address of its pages; null for one that no person meets
   */
  public record Client(
      String secret,
      List<String> grants,
      List<String> scopes,
      String agency,
      @DefaultValue List<String> units,
      @Nullable String adapter,
      @Nullable URI home) {}
}
