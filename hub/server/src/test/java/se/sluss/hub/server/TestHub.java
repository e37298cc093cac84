package se.sluss.hub.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Uplink;

/** A hub with a database, a broker and a certificate authority of its own, in a folder. */
final class TestHub implements AutoCloseable {
  private static final String PASSWORD = UUID.randomUUID().toString();

  /** The database of the key store. */
  static final String KEYS = "keys";

  final Map<UnitId, UnitKeys> keys = new HashMap<>();
  final Directory directory;
  final EmbeddedPostgres database;
  final EmbeddedActiveMQ broker;
  final String brokerUrl;
  final Clock clock;
  final Json json = new Json();
  private final Map<UnitId, List<Downlink>> mailboxes = new HashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  final Path folder;
  final CertificateAuthority authority;
  private final Duration clockApart;
  private ConfigurableApplicationContext context;

  /** One whose clock may be any. */
  TestHub(Path folder, Path config, Clock clock) throws Exception {
    this(folder, config, clock, Duration.ZERO);
  }

  TestHub(Path folder, Path config, Clock clock, Duration clockApart) throws Exception {
    this(folder, config, clock, clockApart, durable());
  }

  /** On another database server. */
  TestHub(Path folder, Path config, Clock clock, EmbeddedPostgres.Builder server) throws Exception {
    this(folder, config, clock, Duration.ZERO, server);
  }

  private TestHub(
      Path folder, Path config, Clock clock, Duration clockApart, EmbeddedPostgres.Builder server)
      throws Exception {
    this.folder = folder;
    this.clockApart = clockApart;
    this.clock = clock;
    directory = Directory.load(config);
    authority = CertificateAuthority.create(clock);
    Path certificates = Files.createDirectories(folder.resolve("unit-certificates"));
    for (Unit unit : directory.units()) {
      UnitKeys own = authority.issue(unit.id(), unit.agency());
      keys.put(unit.id(), own);
      Files.writeString(
          certificates.resolve(unit.id() + ".signing.pem"), Certificates.toPem(own.signing()));
      Files.writeString(
          certificates.resolve(unit.id() + ".opening.pem"), Certificates.toPem(own.opening()));
    }
    UnitKeys hub = authority.issue(UnitId.of("hub"), AgencyId.of("sluss"));
    KeyFile.write(folder.resolve("hub.p12"), PASSWORD.toCharArray(), List.of(hub));
    Files.writeString(folder.resolve("anchor.pem"), Certificates.toPem(authority.root()));
    database = server.start();
    try (java.sql.Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + KEYS);
    }
    int port = freePort();
    brokerUrl = "tcp://127.0.0.1:" + port;
    broker = broker(folder, brokerUrl);
    context = start(config);
  }

  /** A server that keeps what it says it has kept: the hub starts on no other. */
  static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static EmbeddedActiveMQ broker(Path folder, String url) throws Exception {
    SecurityConfiguration users = new SecurityConfiguration();
    for (String user : new String[] {"hub", "police", "portal", "socialservices"}) {
      users.addUser(user, PASSWORD);
      users.addRole(user, "any");
    }
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setPopulateValidatedUser(true);
    configuration.setSecurityEnabled(true);
    configuration.addAcceptorConfiguration("tcp", url);
    configuration.putSecurityRoles(
        "#",
        Set.of(
            new Role(
                "any", true, true, true, true, true, true, true, true, true, true, true, true)));
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setAutoCreateQueues(true)
            .setAutoDeleteQueues(false)
            .setAutoDeleteAddresses(false));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    broker.start();
    return broker;
  }

  /** A database of the same server, for whoever is named beside. */
  String keyStoreUrl(String name) {
    return "jdbc:postgresql://localhost:" + database.getPort() + "/" + name;
  }

  private ConfigurableApplicationContext start(Path config) {
    return start(config, Map.of());
  }

  private ConfigurableApplicationContext start(Path config, Map<String, Object> other) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.config.name", "hub");
    settings.put("sluss.config-dir", config);
    settings.put("sluss.mode", "demo");
    settings.put("sluss.clock-apart", clockApart);
    settings.put("sluss.way.compare-clocks-every", "200ms");
    settings.put("sluss.data-dir", folder);
    settings.put("sluss.at-rest-key", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("sluss.keys.file", folder.resolve("hub.p12"));
    settings.put("sluss.keys.password", PASSWORD);
    settings.put("sluss.keys.anchor", folder.resolve("anchor.pem"));
    settings.put("sluss.keys.unit-certificates", folder.resolve("unit-certificates"));
    settings.put("sluss.broker.url", brokerUrl);
    settings.put("sluss.broker.user", "hub");
    settings.put("sluss.broker.password", PASSWORD);
    settings.put("sluss.login.issuer", "http://127.0.0.1:1/");
    settings.put("sluss.login.client-id", "hub");
    settings.put("sluss.login.client-secret", "none");
    settings.put("spring.datasource.url", database.getJdbcUrl("postgres", "postgres"));
    settings.put("spring.datasource.username", "postgres");
    settings.put("sluss.key-store.url", keyStoreUrl(KEYS));
    settings.put("sluss.key-store.username", "postgres");
    settings.put("sluss.key-store.password", "");
    settings.putAll(other);
    SpringApplication application = new SpringApplication(HubServer.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setDefaultProperties(settings);
    application.addInitializers(
        context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
    return application.run("--server.port=0"); // hub.yaml would win over a default
  }

  void restart(Path config) {
    stop();
    startAgain(config);
  }

  void stop() {
    context.close();
  }

  void startAgain(Path config) {
    context = start(config);
  }

  /** Whether it goes on. */
  boolean runs() {
    return context.isActive();
  }

  /** With other settings than usual. */
  void startAgain(Path config, Map<String, Object> other) {
    context = start(config, other);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** What its package keeps to itself. */
  Object bean(String name) {
    return context.getBean(name);
  }

  /** Sends to the intake as an adapter does. */
  void send(UnitId unit, byte[] uplink) throws Exception {
    try (Connection connection = connect(unit)) {
      Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(uplink);
      message.setStringProperty("sluss_unit", unit.value());
      session.createProducer(session.createQueue("intake")).send(message);
    }
  }

  void send(UnitId unit, Uplink uplink) throws Exception {
    send(unit, json.write(uplink));
  }

  /** Everything that has come to a unit, both lanes, in order of arrival; kept from first use. */
  List<Downlink> mail(UnitId unit) throws Exception {
    List<Downlink> mail = mailboxes.get(unit);
    if (mail == null) {
      mail = new CopyOnWriteArrayList<>();
      mailboxes.put(unit, mail);
      Connection connection = connect(unit);
      connections.add(connection);
      Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      List<Downlink> box = mail;
      for (String lane : new String[] {"", ".urgent"}) {
        session
            .createConsumer(session.createQueue("unit." + unit + lane))
            .setMessageListener(message -> box.add(read((BytesMessage) message)));
      }
      connection.start();
    }
    return mail;
  }

  private Downlink read(BytesMessage message) {
    try {
      byte[] body = new byte[(int) message.getBodyLength()];
      message.readBytes(body);
      return json.read(body, Downlink.class);
    } catch (JMSException | Json.MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first thing in a unit's mail that this finds something in; waits for it. */
  <T> T await(UnitId unit, Function<Downlink, Optional<T>> find) throws Exception {
    AtomicReference<T> found = new AtomicReference<>();
    Patience.until(
        () -> {
          mail(unit).stream()
              .flatMap(one -> find.apply(one).stream())
              .findFirst()
              .ifPresent(found::set);
          return found.get() != null;
        });
    return java.util.Objects.requireNonNull(found.get());
  }

  private Connection connect(UnitId unit) throws Exception {
    String adapter = java.util.Objects.requireNonNull(directory.unit(unit)).adapter();
    return new ActiveMQConnectionFactory(brokerUrl, adapter, PASSWORD).createConnection();
  }

  @Override
  public void close() throws Exception {
    for (Connection connection : connections) {
      connection.close();
    }
    context.close();
    broker.stop();
    database.close();
  }
}
