package se.sluss.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Sluss that runs: where its doors are and who may pass. Closing it stops all, last first. */
public final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Options options;
  private final URI issuer;
  private final ClockToSet clock;
  private final DataFolder data;
  private final Path config;
  private final Secrets secrets;
  private final ClientSecrets clientSecrets;
  private final Programs programs;
  private final @Nullable HubProcess hub;
  private final Deque<AutoCloseable> parts;

  Running(
      Options options,
      URI issuer,
      ClockToSet clock,
      DataFolder data,
      Path config,
      Secrets secrets,
      ClientSecrets clientSecrets,
      Programs programs,
      @Nullable HubProcess hub,
      Deque<AutoCloseable> parts) {
    this.options = options;
    this.issuer = issuer;
    this.clock = clock;
    this.data = data;
    this.config = config;
    this.secrets = secrets;
    this.clientSecrets = clientSecrets;
    this.programs = programs;
    this.hub = hub;
    this.parts = parts;
  }

  /** Where the programs listen. */
  public Ports ports() {
    return options.ports();
  }

  /** The login's address, as it stands in tokens. */
  public URI issuer() {
    return issuer;
  }

  /** The one clock of all programs. */
  public Clock clock() {
    return clock;
  }

  /**
   * Sets every program's clock forward at once. What holds by the clock (tokens, consents,
   * deadlines, certificates) ends by it.
   *
   * @throws IllegalArgumentException when it is already past that time
   * @throws IllegalStateException when the hub runs in a process, and so by a clock, of its own
   */
  public void setClock(Instant time) {
    if (hub != null) {
      throw new IllegalStateException("the hub's own process has a clock of its own");
    }
    clock.setTo(time);
  }

  /** What a scenario was asked for. */
  public Options.Play asked() {
    return options.play();
  }

  /** The folder of everything that is kept. */
  public Path data() {
    return data.root();
  }

  /** The folder of rules and directory in use. */
  public Path config() {
    return config;
  }

  /** The password of one of {@link People#NAMES} at the embedded login. */
  public String password(String person) throws IOException {
    return secrets.of(People.secret(person));
  }

  /** The secret with which this client asks the login for tokens. */
  public String clientSecret(String client) throws IOException {
    return clientSecrets.of(client);
  }

  /**
   * A bean of one running program, for a scenario that acts for people behind that program's door.
   *
   * @throws IllegalArgumentException when no such program runs here
   */
  public <T> T bean(String program, Class<T> type) {
    return programs.bean(program, type);
  }

  /**
   * The hub's own process.
   *
   * @throws IllegalStateException when the hub runs in this one
   */
  public HubProcess hubProcess() {
    if (hub == null) {
      throw new IllegalStateException("the hub runs in this process");
    }
    return hub;
  }

  /** Stops everything in the reverse order of its start; one that fails does not spare the rest. */
  @Override
  public void close() {
    stop(parts);
  }

  static void stop(Deque<AutoCloseable> parts) {
    @Nullable AutoCloseable part;
    while ((part = parts.poll()) != null) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} did not stop as it should", part.getClass().getSimpleName(), e);
      }
    }
  }
}
