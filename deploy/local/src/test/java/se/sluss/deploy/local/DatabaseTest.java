package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class DatabaseTest {
  private Secrets secrets;
  private Database database;
  private long leftover;
  private String portOfKilled = "";
  private boolean outlived;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    secrets = new Secrets(folder.resolve("secrets.properties"));
    // The first start of the folder is that of a process which is killed.
    Process killed = DatabaseForTests.start(folder);
    secrets = new Secrets(folder.resolve("secrets.properties"));
    List<String> pidFile = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    leftover = Long.parseLong(pidFile.getFirst());
    portOfKilled = pidFile.get(3);
    write();
    killed.destroyForcibly().waitFor();
    outlived = ProcessHandle.of(leftover).isPresent();
    database = Database.start(folder, secrets, DatabaseForTests.PROGRAMS);
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws Exception {
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
  }

  @Test
  void aProgramCannotEnterTheDatabaseOfAnother() throws Exception {
    String address = url("hub");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () -> DriverManager.getConnection(address, "portal", secrets.of("database.portal")))
        .withMessageContaining("permission denied");
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    String address = url("portal");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(address, "portal", "wrong"));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(address, "postgres", "wrong"));
  }

  @Test
  void aKilledRunsServerIsStoppedAndItsCommittedRowsAreStillThere() throws Exception {
    assertThat(outlived).isTrue();
    assertThat(ProcessHandle.of(leftover)).isEmpty();
    try (Connection connection = connect("hub");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT word FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("still here");
    }
  }

  private void write() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + portOfKilled + "/hub",
                "hub",
                secrets.of("database.hub"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (word text)");
      statement.execute("INSERT INTO kept VALUES ('still here')");
    }
  }

  private @Nullable String show(String setting) throws Exception {
    try (Connection connection = connect("hub");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private Connection connect(String program) throws Exception {
    return DriverManager.getConnection(url(program), program, secrets.of("database." + program));
  }

  private String url(String program) throws IOException {
    Map<String, Object> settings = database.settings("spring.datasource", program, secrets);
    return String.valueOf(settings.get("spring.datasource.url"));
  }
}
