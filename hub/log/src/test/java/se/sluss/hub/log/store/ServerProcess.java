package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A PostgreSQL that can be killed and started again over what is on disk. */
final class ServerProcess implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres postgres;

  private ServerProcess(Path data) throws IOException {
    this.data = data;
    this.postgres = start(data);
  }

  /** A server with an empty log. */
  static ServerProcess withLog(Path data) throws Exception {
    ServerProcess server = new ServerProcess(data);
    server.run(LogDatabase.ddl());
    LogDatabase.makeKeys(server.postgres.getPostgresDatabase());
    run(LogDatabase.keysBeside(server.postgres.getPostgresDatabase()), LogDatabase.keyStoreDdl());
    return server;
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .start();
  }

  Fixture log(Path directory) {
    return log(directory, this);
  }

  /** The log of this server with the keys of that one. */
  Fixture log(Path directory, ServerProcess keys) {
    return new Fixture(
        postgres.getPostgresDatabase(),
        KeptConnection.of(LogDatabase.keysBeside(keys.postgres.getPostgresDatabase())),
        directory);
  }

  String url() {
    return url("postgres");
  }

  String keysUrl() {
    return url("keys");
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database + "?user=postgres";
  }

  private void run(String sql) throws SQLException {
    run(postgres.getPostgresDatabase(), sql);
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many keys no leaf was sealed with; they were made, and their trails rolled back. */
  int keysWithoutTrail() throws SQLException {
    try (Connection keys = LogDatabase.keysBeside(postgres.getPostgresDatabase()).getConnection();
        Connection log = postgres.getPostgresDatabase().getConnection()) {
      Set<String> without = column(keys, "select referral_id from log_key_store");
      without.removeAll(column(log, "select referral_id from log_referral"));
      return without.size();
    }
  }

  private static Set<String> column(Connection connection, String sql) throws SQLException {
    Set<String> values = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  /** kill -9 of the first process; the others follow it. Then it is started anew. */
  void killAndStart() throws Exception {
    kill();
    startAgain();
  }

  void kill() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = server.children().toList();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    postgres.close();
  }

  void startAgain() throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    postgres = start(data);
  }

  /** kill -9 of one session's process: the server throws all sessions out and recovers. */
  void killOneSession() throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      ProcessHandle.of(anotherSession(connection)).orElseThrow().destroyForcibly();
      await("the server throws the others out", () -> !connection.isValid(1));
    }
    await("the server recovers", this::answers);
  }

  private static long anotherSession(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select min(pid) from pg_stat_activity where backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(String what, Condition condition) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(patience);
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try {
      run("select 1 from log_head");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
