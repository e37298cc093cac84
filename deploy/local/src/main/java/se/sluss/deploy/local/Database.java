package se.sluss.deploy.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL: one server, and for each program, and for the hub's key store, a
 * database and a role of its own that no other role may connect to. Reached over loopback TCP with
 * a password only.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String ADMINISTRATOR = "postgres";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server on a free port, and makes the databases that are not there.
   *
   * @param databases their names, each the name of its role too
   */
  public static Database start(Path folder, Secrets secrets, List<String> databases)
      throws IOException, SQLException {
    Path data = folder.resolve("data");
    stopLeftover(data);
    String password = secrets.of("database." + ADMINISTRATOR);
    Database database =
        new Database(
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setConnectConfig("password", password)
                // The library turns these off, being made for tests: what is accepted is kept.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                // A logged statement could hold codes of a referral.
                .setServerConfig("log_statement", "none")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .setOutputRedirector(log(folder))
                .setErrorRedirector(log(folder))
                .start());
    try {
      database.prepare(data, password, secrets, databases);
      return database;
    } catch (IOException | SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static ProcessBuilder.Redirect log(Path folder) {
    return ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile());
  }

  private void prepare(Path data, String password, Secrets secrets, List<String> databases)
      throws IOException, SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE " + ADMINISTRATOR + " PASSWORD '" + password + "'");
      for (String name : databases) {
        String own = secrets.of("database." + name);
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
          statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + own + "'");
        }
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
          statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      }
      // The first start trusts everybody on the machine, being made for tests; from here nobody.
      PrivateFiles.write(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("SELECT pg_reload_conf()");
      requireOn(statement, "fsync");
      requireOn(statement, "synchronous_commit");
      requireOn(statement, "full_page_writes");
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void requireOn(Statement statement, String setting) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      if (!rows.next() || !"on".equals(rows.getString(1))) {
        throw new IllegalStateException("the database runs without " + setting);
      }
    }
  }

  /**
   * Stops the server that a run which was killed has left behind; its clients are gone, so that it
   * ends at once.
   */
  private static void stopLeftover(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
    if (lines.isEmpty()) {
      return;
    }
    // The file may outlive the process and its number be another's by now: asked by name too.
    ProcessHandle leftover =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(process -> process.info().command().orElse("").contains("postgres"))
            .orElse(null);
    if (leftover == null) {
      return;
    }
    LOG.warn("a database of an earlier run is still there and is stopped first");
    leftover.destroy();
    try {
      leftover.onExit().get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the earlier database stopped", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the earlier database does not stop", e);
    }
  }

  /**
   * What a program is given to reach a database.
   *
   * @param under where in its settings url, username and password stand
   */
  Map<String, Object> settings(String under, String name, Secrets secrets) throws IOException {
    return Map.of(
        under + ".url",
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        under + ".username",
        name,
        under + ".password",
        secrets.of("database." + name));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
