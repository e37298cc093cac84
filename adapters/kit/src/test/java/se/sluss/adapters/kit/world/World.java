package se.sluss.adapters.kit.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.sluss.adapters.conformance.played.PlayedHub;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.Verifier;

/** Everything around an adapter. Its clock starts on the evening of 2026-05-04. */
public final class World implements AutoCloseable {
  /** When it begins. */
  public static final Instant EVENING = Instant.parse("2026-05-04T16:00:00Z");

  private static final String PASSWORD = UUID.randomUUID().toString();

  private final Clock clock =
      Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), EVENING));
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Path folder;
  private final Path config = Path.of("../../config").toAbsolutePath().normalize();
  private final Directory directory;
  private final Map<UnitId, UnitKeys> keys = new TreeMap<>();
  private final Map<String, Object> besides = new HashMap<>();
  private final EmbeddedPostgres postgres;
  private final PlayedHub hub;
  private final String broker;

  /**
   * @param name of the broker within this process
   * @param folder for keys and databases
   */
  public World(String name, Path folder) throws Exception {
    this.folder = folder;
    this.directory = Directory.load(config);
    CertificateAuthority authority = CertificateAuthority.create(clock);
    for (Unit unit : directory.units()) {
      keys.put(unit.id(), authority.issue(unit.id(), unit.agency()));
    }
    Files.writeString(folder.resolve("anchor.pem"), Certificates.toPem(authority.root()));
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    open.push(postgres);
    this.broker = "vm://" + Math.floorMod(name.hashCode(), 10_000);
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    Configuration settings = new ConfigurationImpl();
    settings.setPersistenceEnabled(false);
    settings.setSecurityEnabled(false);
    settings.addAcceptorConfiguration("vm", broker);
    server.setConfiguration(settings);
    server.start();
    open.push(server::stop);
    hub =
        new PlayedHub(
            new ActiveMQConnectionFactory(broker),
            authority.issue(UnitId.of("hub"), AgencyId.of("sluss")),
            new Verifier(authority.root(), clock),
            clock);
    open.push(hub);
    Files.writeString(folder.resolve("log.vkey"), hub.log().verifierKey());
    hub.permitAll(directory, keys);
  }

  /** The hub, as it is played. */
  public PlayedHub hub() {
    return hub;
  }

  /** Where tokens come from. */
  public PlayedLogin login() {
    return hub.login();
  }

  /** What time it is here. */
  public Clock clock() {
    return clock;
  }

  /** The hub answers as a hub that permits. */
  public void permitAll() {
    hub.permitAll(directory, keys);
  }

  /** The hub's directory says that a unit takes these types, and no others. */
  public void accepts(UnitId unit, TypeVersion... types) {
    hub.permitAll(
        directory.hash(),
        directory.units().stream()
            .map(one -> one.id().equals(unit) ? accepting(one, types) : one)
            .toList(),
        keys);
  }

  private static Unit accepting(Unit one, TypeVersion... types) {
    return new Unit(
        one.id(),
        one.agency(),
        one.authority(),
        one.function(),
        one.municipality(),
        one.district(),
        one.nameSv(),
        one.nameEn(),
        one.adapter(),
        one.party(),
        one.perpetratorFacing(),
        one.assumed(),
        one.confirmed(),
        one.validFrom(),
        one.validTo(),
        one.successor(),
        new TreeSet<>(List.of(types)),
        one.honours(),
        one.hours(),
        one.onCallTelephone());
  }

  /** Makes an empty database. */
  public World database(String adapter) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + adapter);
    }
    return this;
  }

  /** Gives every adapter that is started from now on a setting of its own. */
  public World with(String setting, Object value) {
    besides.put(setting, value);
    return this;
  }

  /** All bytes of the database cluster on disk, after a checkpoint. */
  public List<Path> databaseFiles() throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
    try (var files = Files.walk(folder.resolve("pg"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** A unit's keys, for a test that plays the unit. */
  public UnitKeys keys(UnitId unit) {
    return java.util.Objects.requireNonNull(keys.get(unit));
  }

  /** Starts an adapter that holds the keys of these units. */
  public ConfigurableApplicationContext start(String adapter, String... units) throws Exception {
    return start(TestAdapter.class, WebApplicationType.NONE, adapter, units);
  }

  /** Starts an application as an adapter that holds the keys of these units. */
  public ConfigurableApplicationContext start(
      Class<?> application, WebApplicationType type, String adapter, String... units)
      throws Exception {
    Path file = folder.resolve(adapter + ".p12");
    KeyFile.write(
        file,
        PASSWORD.toCharArray(),
        Arrays.stream(units).map(unit -> keys.get(UnitId.of(unit))).toList());
    byte[] atRest = new byte[32];
    Arrays.fill(atRest, (byte) adapter.length());
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("sluss.adapter", adapter);
    settings.put("sluss.config-dir", config);
    settings.put("sluss.data-dir", folder.resolve(adapter));
    settings.put("sluss.at-rest-key", Base64.getEncoder().encodeToString(atRest));
    settings.put("sluss.hub.url", hub.url());
    settings.put("sluss.broker.url", broker);
    settings.put("sluss.broker.user", adapter);
    settings.put("sluss.broker.password", PASSWORD);
    settings.put("sluss.login.issuer", hub.url() + "/login");
    settings.put("sluss.login.client-id", adapter);
    settings.put("sluss.login.client-secret", PASSWORD);
    settings.put("sluss.keys.file", file);
    settings.put("sluss.keys.password", PASSWORD);
    settings.put("sluss.keys.anchor", folder.resolve("anchor.pem"));
    settings.put("sluss.log.key-file", folder.resolve("log.vkey"));
    settings.put("sluss.pace.send-every", "50ms");
    settings.put("sluss.pace.resend-after", "1s");
    settings.put("spring.datasource.url", postgres.getJdbcUrl("postgres", adapter));
    settings.put("spring.jmx.enabled", false);
    settings.put("spring.main.banner-mode", "off");
    settings.put("camel.main.shutdown-timeout", 5);
    settings.putAll(besides);
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(application)
            .web(type)
            .properties(settings)
            .initializers(
                fresh ->
                    ((GenericApplicationContext) fresh)
                        .registerBean("clock", Clock.class, () -> clock))
            .run();
    open.push(context);
    return context;
  }

  /** Waits until it is so, three minutes at most: a busy machine is no fault. */
  public static void until(BooleanSupplier so) {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come about within three minutes");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
