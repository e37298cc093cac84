package se.sluss.adapters.kit.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sluss.adapters.kit.setup.KitSettings.Secret;

/**
 * Where the agency's system wants to be told. Absent, nobody is called.
 *
 * @param url https; http only to this machine
 * @param secret {@code whsec_} and the base64 of 24 to 64 bytes, as Standard Webhooks has it
 * @param every pause between looks at what has changed
 * @param longest wait for an answer
 * @param restAtMost the longest pause after a system that did not answer; it doubles up to that
 */
@ConfigurationProperties("sluss.webhook")
public record WebhookSettings(
    URI url,
    Secret secret,
    @DefaultValue("1s") Duration every,
    @DefaultValue("10s") Duration longest,
    @DefaultValue("10m") Duration restAtMost) {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Refuses an address in the open, and a secret that is too short. */
  public WebhookSettings {
    String host = url.getHost();
    boolean here = host != null && THIS_MACHINE.contains(host);
    if (host == null
        || !("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme())))) {
      throw new IllegalArgumentException("sluss.webhook.url: https, or http to this machine");
    }
    byte[] key = decoded(secret);
    if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException("sluss.webhook.secret: 24 to 64 bytes");
    }
  }

  /** The secret's bytes. */
  byte[] key() {
    return decoded(secret);
  }

  private static byte[] decoded(Secret secret) {
    if (!secret.value().startsWith(PREFIX)) {
      throw new IllegalArgumentException("sluss.webhook.secret: whsec_ and base64");
    }
    try {
      return Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sluss.webhook.secret: whsec_ and base64");
    }
  }
}
