package se.sluss.hub.bench.load;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.Verifier;

/** What those who play adapters know: the files of a cluster's data folder. */
final class Site {
  /** Each has its window at the hub: enough of them that the windows are not what is measured. */
  private static final int RECIPIENTS = 8;

  private static final List<String> ADAPTERS = List.of("police", "socialservices", "portal");

  private final Path data;
  private final Properties secrets;
  private final Properties hub;
  private final Map<UnitId, UnitKeys> keys = new HashMap<>();
  final Directory directory;
  final Verifier verifier;

  /** Reads a cluster's data folder. */
  Site(Path data) throws IOException, ConfigException, CertificateException {
    this.data = data;
    this.secrets = read(data.resolve("secrets.properties"));
    this.hub = read(data.resolve("hub").resolve("hub-1.site.properties"));
    this.directory = Directory.load(data.resolve("config"));
    X509Certificate root =
        Certificates.fromPem(Files.readString(data.resolve("keys").resolve("root.pem")));
    this.verifier = new Verifier(root, Clock.systemUTC());
    for (String adapter : ADAPTERS) {
      keys.putAll(
          KeyFile.read(
              data.resolve(adapter).resolve("keys.p12"), secret("keys." + adapter).toCharArray()));
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** A secret of the place, by its name. */
  String secret(String name) {
    return Objects.requireNonNull(secrets.getProperty(name), name);
  }

  /** A setting of the hub's node, by its name. */
  String hub(String name) {
    return Objects.requireNonNull(hub.getProperty(name), name);
  }

  /** The hub's database. */
  java.sql.Connection database() throws SQLException {
    return DriverManager.getConnection(hub("site.database"), "hub", hub("site.database-password"));
  }

  /** The keys of a unit. */
  UnitKeys keys(UnitId unit) {
    return Objects.requireNonNull(keys.get(unit), "keys of " + unit);
  }

  /** A connection as one of the programs, which fails rather than mends itself. */
  Connection connect(String program) throws JMSException {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(hub("site.brokers"), program, secret("broker." + program));
    factory.setBlockOnAcknowledge(true);
    factory.setBlockOnDurableSend(true);
    factory.setConfirmationWindowSize(1024 * 1024);
    factory.setReconnectAttempts(0);
    return factory.createConnection();
  }

  /** Where those who play leave what they have sent and received. */
  Path file(String name) {
    return data.resolve(name);
  }

  /** The units that wishes are sent to: of some of the places. */
  List<Unit> recipients() {
    return directory.units().stream()
        .filter(unit -> unit.id().value().endsWith(".authority-violence"))
        .filter(unit -> ADAPTERS.contains(unit.adapter()))
        .filter(unit -> unit.accepts().contains(Load.WISH))
        .filter(unit -> unit.validOn(LocalDate.now(Clock.systemUTC())))
        .limit(RECIPIENTS)
        .toList();
  }
}
