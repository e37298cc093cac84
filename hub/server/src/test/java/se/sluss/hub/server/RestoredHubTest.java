package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.witness.NoteKey;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogForkException;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.log.store.TrailEntry;

/** The hub's own database is put back to an earlier day; its folder and its key store are not. */
class RestoredHubTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);

  private final NoteKey anna = operator("op-anna", 31);
  private final NoteKey bo = operator("op-bo", 32);

  private static NoteKey operator(String name, int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return new NoteKey(name, NoteKey.NOTE, seed);
  }

  private static void run(TestHub hub, String sql) throws Exception {
    try (Connection connection = hub.database.getDatabase("postgres", "template1").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void record(TestHub hub, String trail) {
    DataSource database = hub.bean(DataSource.class);
    hub.bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ ->
                hub.bean(LogWriter.class)
                    .append(
                        DataSourceUtils.getConnection(database),
                        LogDetail.of(
                            LogEvent.ACCEPTED, CLOCK.instant(), trail, Actor.hub("test"))));
  }

  private static long published(TestHub hub, String trail) throws Exception {
    LogReader log = hub.bean(LogReader.class);
    Patience.until(() -> log.coveredOf(trail) > 0);
    return log.publishedSize();
  }

  private static void refused(TestHub hub) {
    assertThatThrownBy(() -> hub.startAgain(CONFIG))
        .hasRootCauseInstanceOf(LogForkException.class)
        .rootCause()
        .hasMessageContaining("restored to an earlier day");
  }

  private static void decide(TestHub hub, String statement, NoteKey... operators) throws Exception {
    StringBuilder note = new StringBuilder(statement).append('\n');
    for (NoteKey one : List.of(operators)) {
      note.append(one.line(one.sign(statement.getBytes(StandardCharsets.UTF_8))));
    }
    Files.writeString(hub.folder.resolve("restore-decision"), note);
  }

  @Test
  void itStartsOnlyWhenTwoOperatorsHaveSignedForThisRestoreAndSaysSoOnRecord(@TempDir Path folder)
      throws Exception {
    Files.writeString(
        folder.resolve("operators"), anna.verifierKey() + "\n" + bo.verifierKey() + "\n");
    try (TestHub hub = new TestHub(folder, CONFIG, CLOCK)) {
      record(hub, "kept");
      published(hub, "kept");
      hub.stop();
      run(hub, "create database earlier template postgres");
      hub.startAgain(CONFIG);
      record(hub, "lost");
      long lost = published(hub, "lost");
      hub.stop();
      run(hub, "drop database postgres with (force)");
      run(hub, "alter database earlier rename to postgres");

      refused(hub);
      String statement = Files.readString(folder.resolve("restore-statement"));
      assertThat(statement).contains("\nlost " + lost + " ");
      decide(hub, statement, anna);
      refused(hub);
      decide(hub, statement, anna, anna);
      refused(hub);
      decide(hub, statement.replace("lost " + lost, "lost " + (lost + 1)), anna, bo);
      assertThatThrownBy(() -> hub.startAgain(CONFIG))
          .hasRootCauseInstanceOf(LogForkException.class);
      assertThat(folder.resolve("checkpoint-lost-" + lost)).doesNotExist();

      decide(hub, statement, anna, bo);
      hub.startAgain(CONFIG);
      published(hub, OwnTrail.OPERATION);
      LogReader log = hub.bean(LogReader.class);
      assertThat(log.trail("kept")).hasSize(1);
      assertThat(log.trail("lost")).isEmpty();
      assertThat(log.trail(OwnTrail.OPERATION))
          .extracting(TrailEntry::detail)
          .anySatisfy(
              detail -> {
                assertThat(detail).isNotNull();
                assertThat(detail.event()).isEqualTo(LogEvent.RESTORE_ACCEPTED);
                assertThat(detail.actor().id()).isEqualTo("op-anna:op-bo");
                assertThat(detail.facts()).containsEntry("lost", String.valueOf(lost));
              });
      assertThat(folder.resolve("checkpoint-lost-" + lost)).exists();
      assertThat(folder.resolve("restore-decision")).doesNotExist();
      hub.restart(CONFIG);
      record(hub, "lost");
      published(hub, "lost");
    }
  }
}
