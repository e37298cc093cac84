package se.sluss.adapters.kit.setup;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings every adapter is given. A missing one stops the start.
 *
 * @param adapter this adapter's name in the directory: portal, police, socialservices …
 * @param configDir the folder {@code config/}: directory and types
 * @param dataDir the adapter's own folder
 * @param atRestKey base64 of 32 bytes: wraps the keys of each unit's stored content
 * @param hub where the hub is
 * @param broker where the broker is
 * @param login where tokens come from
 * @param keys the keys of our units
 * @param log the hub's log, which proves the keys that we seal with
 * @param pace how the adapter runs
 */
@ConfigurationProperties("sluss")
public record KitSettings(
    String adapter,
    Path configDir,
    Path dataDir,
    Secret atRestKey,
    Hub hub,
    Broker broker,
    Login login,
    Keys keys,
    Log log,
    @DefaultValue Pace pace) {
  /** Refuses an adapter name that cannot be one. */
  public KitSettings {
    if (!adapter.matches("[a-z][a-z-]{1,30}")) {
      throw new IllegalArgumentException("sluss.adapter: lower-case letters and hyphen");
    }
  }

  /**
   * The hub.
   *
   * @param url of its HTTP interface; several, with commas, when it has several nodes
   */
  public record Hub(List<URI> url) {
    /** Refuses none. */
    public Hub {
      url = List.copyOf(url);
      if (url.isEmpty()) {
        throw new IllegalArgumentException("sluss.hub.url");
      }
    }
  }

  /**
   * The broker.
   *
   * @param url such as {@code tcp://127.0.0.1:61616}
   * @param user this adapter's user
   * @param password of that user
   */
  public record Broker(String url, String user, Secret password) {}

  /**
   * The login.
   *
   * @param issuer of tokens (OpenID Connect)
   * @param clientId this adapter's own client for calling the hub
   * @param clientSecret of that client
   */
  public record Login(URI issuer, String clientId, Secret clientSecret) {}

  /**
   * Our units' keys.
   *
   * @param file PKCS#12
   * @param password of that file
   * @param anchor PEM of the root that all units' certificates come from
   */
  public record Keys(Path file, Secret password, Path anchor) {}

  /**
   * The hub's log.
   *
   * @param keyFile its verifier key as text (signed-note), got by another way than the hub's door
   */
  public record Log(Path keyFile) {}

  /**
   * How the adapter runs.
   *
   * @param sendEvery pause between looks at the outbox
   * @param resendAfter how long to wait for the hub's receipt before the same bytes go again; it
   *     doubles up to {@code resendAtMost}
   * @param resendAtMost the longest such wait
   * @param window how many routine submissions may wait for the hub's receipt at once, 1 to 10 000
   * @param refreshDirectoryEvery pause between looks at the directory
   * @param sessions broker sessions that our queues are spread over, 1 to 8
   * @param consentLasts how long a consent to be contacted holds
   * @param hubTimeout longest wait for an HTTP answer of the hub or the login
   */
  public record Pace(
      @DefaultValue("100ms") Duration sendEvery,
      @DefaultValue("20s") Duration resendAfter,
      @DefaultValue("10m") Duration resendAtMost,
      @DefaultValue("256") int window,
      @DefaultValue("30s") Duration refreshDirectoryEvery,
      @DefaultValue("2") int sessions,
      @DefaultValue("90d") Duration consentLasts,
      @DefaultValue("10s") Duration hubTimeout) {
    /** Refuses numbers out of bounds. */
    public Pace {
      if (sessions < 1 || sessions > 8) {
        throw new IllegalArgumentException("sluss.pace.sessions: 1 to 8");
      }
      if (window < 1 || window > 10_000) {
        throw new IllegalArgumentException("sluss.pace.window: 1 to 10000");
      }
    }
  }

  /** A secret that does not print itself. */
  public record Secret(String value) {
    /** Refuses an empty one. */
    public Secret {
      if (value.isBlank()) {
        throw new IllegalArgumentException("a secret is empty");
      }
    }

    @Override
    public String toString() {
      return "(secret)";
    }
  }
}
