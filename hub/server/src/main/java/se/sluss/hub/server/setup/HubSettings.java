package se.sluss.hub.server.setup;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's settings. A missing one stops the start.
 *
 * @param mode whether rules that nobody has approved may decide
 * @param configDir the folder {@code config/}: rules, directory, types, limits
 * @param dataDir the hub's own folder, outside the database: last checkpoint, log key
 * @param atRestKey base64 of 32 bytes: encrypts codes and wraps the log's keys
 * @param keyStore the database of the trails' keys: never the hub's own, for an erasure is complete
 *     only when no backup has the key
 * @param keys the hub's own signing key and what it trusts
 * @param broker the broker's address and the hub's user
 * @param login the OpenID Connect issuer and the hub's client
 * @param way how the way runs
 * @param clockOffset how far the hub's clock is ahead of the machine's: zero in use, another for a
 *     scenario that is played at another time
 * @param clockApart how far the node's clock may be from the database's; zero compares nothing, for
 *     a scenario
 */
@ConfigurationProperties("sluss")
public record HubSettings(
    Mode mode,
    Path configDir,
    Path dataDir,
    Secret atRestKey,
    KeyStore keyStore,
    Keys keys,
    Broker broker,
    Login login,
    @DefaultValue Way way,
    @DefaultValue("0s") Duration clockOffset,
    @DefaultValue("5s") Duration clockApart) {

  /** There is no default: nobody runs a demonstration without having said so. */
  public HubSettings {
    Objects.requireNonNull(mode, "sluss.mode is production or demo");
    if (clockApart.isNegative()) {
      throw new IllegalArgumentException("sluss.clock-apart is zero or more");
    }
    if (mode == Mode.PRODUCTION && !(clockOffset.isZero() && clockApart.isPositive())) {
      throw new IllegalArgumentException(
          "in production the clock is the machine's, and is compared with the database's");
    }
    Objects.requireNonNull(keyStore, "sluss.key-store says where the keys of trails are");
  }

  /** What the hub is run for. */
  public enum Mode {
    /** Real persons: only rules that a jurist and the controllers have approved decide. */
    PRODUCTION,
    /** A demonstration, which every page says. */
    DEMO
  }

  /** The folder of the rules. */
  public Path secrecyDir() {
    return configDir.resolve("secrecy");
  }

  /**
   * The key store, a PostgreSQL database.
   *
   * @param url such as {@code jdbc:postgresql://keys.example/hub_keys}
   * @param username a role that owns nothing else
   * @param password of that role
   */
  public record KeyStore(String url, String username, Secret password) {
    /** Refuses what is left out. */
    public KeyStore {
      Objects.requireNonNull(url, "sluss.key-store.url");
      Objects.requireNonNull(username, "sluss.key-store.username");
      Objects.requireNonNull(password, "sluss.key-store.password");
    }
  }

  /**
   * Keys.
   *
   * @param file PKCS#12 with the hub's own key
   * @param password of that file
   * @param anchor PEM of the root that units' certificates come from
   * @param unitCertificates folder of the units' certificates
   */
  public record Keys(Path file, Secret password, Path anchor, Path unitCertificates) {}

  /**
   * The broker.
   *
   * @param url such as {@code tcp://127.0.0.1:61616}, or {@code (tcp://one:61616,tcp://two:61616)}
   *     for a pair
   * @param user the hub's user
   * @param password of that user
   */
  public record Broker(String url, String user, Secret password) {}

  /**
   * The login.
   *
   * @param issuer of tokens
   * @param clientId the hub's own client, for its pages
   * @param clientSecret of that client
   */
  public record Login(URI issuer, String clientId, Secret clientSecret) {}

  /**
   * How the way runs.
   *
   * @param intakeConsumers threads that take from the intake, 1 to 16
   * @param releaseEvery longest pause between looks at the outbox; what this node has recorded is
   *     released at once
   * @param integrateEvery pause between integrations of the log
   * @param releaseAgainAfter how long a released message may stay untaken before it is sent again
   * @param mostLag how old the oldest leaf without an index may be before release stops
   * @param overdueEvery pause between looks for what is late
   * @param compareClocksEvery pause between comparisons with the database's clock
   * @param sendingLease how long a node may take to give to the broker what it has released, before
   *     another does
   */
  public record Way(
      @DefaultValue("2") int intakeConsumers,
      @DefaultValue("50ms") Duration releaseEvery,
      @DefaultValue("250ms") Duration integrateEvery,
      @DefaultValue("5m") Duration releaseAgainAfter,
      @DefaultValue("60s") Duration mostLag,
      @DefaultValue("5s") Duration overdueEvery,
      @DefaultValue("10s") Duration compareClocksEvery,
      @DefaultValue("15s") Duration sendingLease) {
    /** Refuses numbers out of bounds. */
    public Way {
      if (intakeConsumers < 1 || intakeConsumers > 16) {
        throw new IllegalArgumentException("sluss.way.intake-consumers is 1 to 16");
      }
    }
  }

  /** A secret that does not print itself. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "(secret)";
    }
  }
}
