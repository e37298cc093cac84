package se.sluss.adapters.conformance.played;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.Verifier;

/**
 * All that an adapter is connected to, each behind a port of this machine: a broker that keeps what
 * it has on disk, the hub, the login; every unit of the directory has keys that are made anew.
 */
public final class PlayedSluss implements AutoCloseable {
  private static final String HUB = "hub";
  private static final String ROLE = "sluss";
  private static final String LOOPBACK = "127.0.0.1";

  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final Path config;
  private final Path folder;
  private final String adapter;
  private final Collection<UnitId> holds;
  private final Directory directory;
  private final Map<UnitId, UnitKeys> keys = new TreeMap<>();
  private final Verifier verifier;
  private final int port = freePort();
  private final String password = secret(18);
  private final String atRestKey = secret(32);
  private final EmbeddedActiveMQ broker;
  private final PlayedHub hub;
  private boolean away;

  /**
   * Starts it.
   *
   * @param config a configuration folder
   * @param folder for the broker's journal, keys and settings; made when absent
   * @param adapter under its name in the directory
   * @param holds the units whose keys the adapter gets
   * @throws ConfigException when the configuration is none
   * @throws IOException when the folder cannot be written
   */
  public PlayedSluss(Path config, Path folder, String adapter, Collection<UnitId> holds)
      throws ConfigException, IOException {
    this.config = config.toAbsolutePath().normalize();
    this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    this.adapter = adapter;
    this.holds = holds;
    this.directory = Directory.load(config);
    CertificateAuthority authority = CertificateAuthority.create(clock);
    for (Unit unit : directory.units()) {
      keys.put(unit.id(), authority.issue(unit.id(), unit.agency()));
    }
    this.verifier = new Verifier(authority.root(), clock);
    this.broker = new EmbeddedActiveMQ();
    broker.setConfiguration(journal());
    SecurityConfiguration users = new SecurityConfiguration();
    for (String user : new String[] {HUB, adapter}) {
      users.addUser(user, password);
      users.addRole(user, ROLE);
    }
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    try {
      broker.start();
      this.hub =
          new PlayedHub(
              new ActiveMQConnectionFactory(
                  brokerUrl() + "?reconnectAttempts=-1&retryInterval=100", HUB, password),
              authority.issue(UnitId.of(HUB), AgencyId.of(ROLE)),
              verifier,
              clock);
    } catch (Exception e) {
      throw new IOException("the played broker did not start", e);
    }
    Files.writeString(this.folder.resolve("anchor.pem"), Certificates.toPem(authority.root()));
    permit();
    Files.writeString(this.folder.resolve("log.vkey"), hub.log().verifierKey());
    KeyFile.write(
        this.folder.resolve("keys.p12"),
        password.toCharArray(),
        holds.stream().map(this::keys).toList());
  }

  private Configuration journal() {
    Configuration settings = new ConfigurationImpl();
    settings.setPersistenceEnabled(true);
    settings.setJournalDirectory(folder.resolve("broker/journal").toString());
    settings.setBindingsDirectory(folder.resolve("broker/bindings").toString());
    settings.setLargeMessagesDirectory(folder.resolve("broker/large").toString());
    settings.setPagingDirectory(folder.resolve("broker/paging").toString());
    settings.setJournalFileSize(1 << 20);
    settings.setMaxDiskUsage(-1);
    // Strangers bring other brokers' habits; nothing of this one is given away or lost by default.
    settings.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    HashSet<Role> roles = new HashSet<>();
    roles.add(
        new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true));
    settings.putSecurityRoles("#", roles);
    try {
      settings.addAcceptorConfiguration("tcp", brokerUrl());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return settings;
  }

  private String brokerUrl() {
    return "tcp://" + LOOPBACK + ":" + port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String secret(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getEncoder().encodeToString(drawn);
  }

  /**
   * What an adapter must be told to speak to it, under the names that ours have.
   *
   * @return names and values, in order
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("sluss.adapter", adapter);
    settings.put("sluss.config-dir", config.toString());
    settings.put("sluss.data-dir", folder.resolve("data").toString());
    settings.put("sluss.at-rest-key", atRestKey);
    settings.put("sluss.hub.url", hub.url());
    settings.put("sluss.broker.url", brokerUrl());
    settings.put("sluss.broker.user", adapter);
    settings.put("sluss.broker.password", password);
    settings.put("sluss.login.issuer", hub.url() + "/login");
    settings.put("sluss.login.client-id", adapter);
    settings.put("sluss.login.client-secret", password);
    settings.put("sluss.keys.file", folder.resolve("keys.p12").toString());
    settings.put("sluss.keys.password", password);
    settings.put("sluss.keys.anchor", folder.resolve("anchor.pem").toString());
    settings.put("sluss.log.key-file", folder.resolve("log.vkey").toString());
    // What is waited for here is waited for often.
    settings.put("sluss.pace.resend-after", "1s");
    settings.put("sluss.pace.hub-timeout", "3s");
    return settings;
  }

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  /** The hub. */
  public PlayedHub hub() {
    return hub;
  }

  /** What everybody signs with is held against this. */
  public Verifier verifier() {
    return verifier;
  }

  /** The units. */
  public Directory directory() {
    return directory;
  }

  /** What time it is. */
  public Clock clock() {
    return clock;
  }

  /** The keys of a unit of the directory. */
  public UnitKeys keys(UnitId unit) {
    return Objects.requireNonNull(keys.get(unit), () -> "the directory has no unit " + unit);
  }

  /** The units whose keys the adapter has. */
  public Collection<UnitId> holds() {
    return holds;
  }

  /** The hub permits everything, and takes every change of a consent. */
  public void permit() {
    hub.permitAll(directory, keys);
    hub.changesConsents(clock.instant());
  }

  /** Neither hub nor broker answers. */
  public void goAway() {
    hub.away();
    if (!away) {
      away = true;
      try {
        broker.getActiveMQServer().stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Both answer as before, and the broker has what it had. */
  public void comeBack() {
    if (away) {
      away = false;
      try {
        broker.getActiveMQServer().start();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    permit();
  }

  @Override
  public void close() throws JMSException {
    comeBack();
    try {
      hub.close();
    } finally {
      try {
        broker.stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
