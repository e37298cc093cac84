package se.sluss.deploy.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule;
import se.sluss.contracts.id.UnitId;

/**
 * The embedded Artemis, started from the very {@code broker.xml} that a cluster uses. Beside it in
 * the data folder are the users (one for each program) and who may consume which unit's queues.
 */
public final class Broker implements AutoCloseable {
  private static final String CONFIGURATION = "/sluss-broker/broker.xml";
  private static final String FILE = "broker.xml";
  private static final String UNITS = "units.properties";
  private static final String USERS = "artemis-users.properties";
  private static final String ROLES = "artemis-roles.properties";

  private final EmbeddedActiveMQ server;

  private Broker(EmbeddedActiveMQ server) {
    this.server = server;
  }

  /**
   * Starts the broker on the loopback address.
   *
   * @param programs names of the programs, the hub's among them, each the name of its user and role
   *     too
   * @param adapterOfUnit which program may consume each unit's queues
   */
  static Broker start(
      Path folder,
      int port,
      Secrets secrets,
      Collection<String> programs,
      Map<UnitId, String> adapterOfUnit)
      throws Exception {
    configure(folder, secrets, programs, adapterOfUnit);

    // The file's placeholders are read from system properties, as in a cluster's start script.
    System.setProperty("sluss.broker.data", folder.resolve("data").toString());
    System.setProperty("sluss.broker.port", String.valueOf(port));
    System.setProperty("sluss.broker.bind", "127.0.0.1");

    EmbeddedActiveMQ server =
        new EmbeddedActiveMQ()
            .setConfigResourcePath(folder.resolve(FILE).toUri().toString())
            .setPropertiesResourcePath(folder.resolve(UNITS).toString())
            .setSecurityManager(new ActiveMQJAASSecurityManager("sluss", new LoginByFiles(folder)));
    server.start();
    // Artemis only logs it when its journal cannot be read, and goes on with its doors shut.
    if (!server.getActiveMQServer().isActive()) {
      server.stop();
      throw new IOException("the broker did not start; its reason stands in the log");
    }
    return new Broker(server);
  }

  /**
   * Writes what a broker reads, embedded or not: {@code broker.xml}, users, roles, and {@code
   * units.properties}.
   *
   * @param folder where to
   * @param programs names of the programs, the hub's among them, each the name of its user and role
   *     too
   * @param adapterOfUnit which program may consume each unit's queues
   */
  public static void configure(
      Path folder, Secrets secrets, Collection<String> programs, Map<UnitId, String> adapterOfUnit)
      throws IOException {
    try (InputStream packaged = Broker.class.getResourceAsStream(CONFIGURATION)) {
      if (packaged == null) {
        throw new IOException(CONFIGURATION + " is not packaged");
      }
      PrivateFiles.write(folder.resolve(FILE), packaged.readAllBytes());
    }
    writeUsers(folder, secrets, programs);
    PrivateFiles.write(folder.resolve(UNITS), unitPermissions(adapterOfUnit));
  }

  private static void writeUsers(Path folder, Secrets secrets, Collection<String> programs)
      throws IOException {
    StringBuilder users = new StringBuilder();
    StringBuilder roles = new StringBuilder();
    for (String program : programs) {
      users.append(program).append('=').append(secrets.of("broker." + program)).append('\n');
      roles.append(program).append('=').append(program).append('\n');
    }
    // What may send to the intake, by one name: a new adapter needs no change of broker.xml.
    roles
        .append("adapter=")
        .append(programs.stream().filter(one -> !one.equals(Plan.HUB)).collect(joining(",")))
        .append('\n');
    PrivateFiles.write(folder.resolve(USERS), users.toString());
    PrivateFiles.write(folder.resolve(ROLES), roles.toString());
  }

  /**
   * Artemis' own property syntax, which a cluster reads too. The most specific match replaces a
   * wider one, so the hub's right to send is said again for each unit; {@code .#} covers the unit's
   * ordinary and its urgent queue.
   */
  static String unitPermissions(Map<UnitId, String> adapterOfUnit) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(adapterOfUnit)
        .forEach(
            (unit, adapter) -> {
              String match = "securityRoles.\"unit." + unit + ".#\".";
              for (String right : List.of("send", "createAddress", "createDurableQueue")) {
                text.append(match).append("hub.").append(right).append("=true\n");
              }
              for (String right : List.of("consume", "createAddress", "createDurableQueue")) {
                text.append(match).append(adapter).append('.').append(right).append("=true\n");
              }
            });
    return text.toString();
  }

  /** What a program is given to reach the broker. */
  static Map<String, Object> settings(String program, int port, Secrets secrets)
      throws IOException {
    return Map.of(
        "sluss.broker.url",
        "tcp://127.0.0.1:" + port,
        "sluss.broker.user",
        program,
        "sluss.broker.password",
        secrets.of("broker." + program));
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the broker did not stop as it should", e);
    }
  }

  /** JAAS by the two properties files, without a system-wide JAAS configuration. */
  private static final class LoginByFiles extends SecurityConfiguration {
    private final Path folder;

    LoginByFiles(Path folder) {
      this.folder = folder;
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            PropertiesLoginModule.class.getName(),
            LoginModuleControlFlag.REQUIRED,
            Map.of(
                "baseDir", folder.toString(),
                "org.apache.activemq.jaas.properties.user", USERS,
                "org.apache.activemq.jaas.properties.role", ROLES))
      };
    }
  }
}
