package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.hub.log.store.LogReader;

/** The database of the trails' keys: another than the hub's, and nothing moves without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyStoreOfHubTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T16:00:00Z"), ZoneOffset.UTC);
  private static final String URL = "sluss.key-store.url";

  private TestHub hub;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private void run(String sql) throws Exception {
    try (Connection connection = hub.database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void refused(Map<String, Object> settings, String why) {
    hub.stop();
    try {
      assertThatThrownBy(() -> hub.startAgain(CONFIG, settings)).hasStackTraceContaining(why);
    } finally {
      hub.startAgain(CONFIG);
    }
  }

  @Test
  void theHubsOwnDatabaseIsRefusedByWhateverNameItIsGiven() {
    String own = hub.keyStoreUrl("postgres").replace("localhost", "127.0.0.1");
    refused(Map.of(URL, own), "the hub's own database");
  }

  @Test
  void aKeyStoreOutOfReachOrNotNamedStopsTheStart() {
    refused(Map.of(URL, "jdbc:postgresql://127.0.0.1:1/keys"), "refused");
    refused(Map.of("sluss.key-store.username", "nobody-here"), "nobody-here");
  }

  /** It is reached and made ready with a role that owns nothing else; but it is another log's. */
  @Test
  void anEmptyKeyStoreForALogThatHasTrailsStopsTheStart() throws Exception {
    run("create role keeper login");
    run("create database kept owner keeper");
    refused(
        Map.of(URL, hub.keyStoreUrl("kept"), "sluss.key-store.username", "keeper"),
        "the trail's key is missing");
  }

  @Test
  void withoutTheKeyStoreNothingIsAcceptedAndWithItAgainNothingIsLost() throws Exception {
    Sender police = new Sender(hub, "polisen-stockholm");
    Sender.Made wish = police.wish("0127.authority-violence", UnaryOperator.identity());
    String conversation = wish.cover().conversationId() + "/";
    run("alter database keys allow_connections false");
    run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'keys'");
    police.send(wish);
    for (int i = 0; i < 80; i++) {
      Thread.sleep(100);
      assertThat(count("message")).isZero();
    }
    assertThat(hub.bean(LogReader.class).trailsOf(conversation)).isEmpty();
    run("alter database keys allow_connections true");
    Patience.until(() -> hub.bean(LogReader.class).trailsOf(conversation).size() >= 2);
    assertThat(hub.bean(LogReader.class).trailsOf(conversation))
        .containsExactly(conversation + "recipient", conversation + "sender");
    assertThat(count("message")).isEqualTo(1);
    assertThat(count("quarantine")).isZero();
  }

  private long count(String table) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }
}
