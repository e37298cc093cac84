package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
    return new Fixture(postgres.getPostgresDatabase(), directory);
  }

  String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
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

  /** kill -9 of the first process; the others follow it. Then it is started anew. */
  void killAndStart() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = server.children().toList();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    postgres.close();
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    postgres = start(data);
  }

  /** kill -9 of one session's process: the server throws all sessions out and recovers. */
  void killOneSession() throws Exception {
    long pid;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select min(pid) from pg_stat_activity where backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      pid = row.getLong(1);
    }
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!answers()) {
      assertThat(System.nanoTime()).as("the server recovers").isLessThan(patience);
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
