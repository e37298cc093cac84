package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.note.Checkpoint;

@ExtendWith(LogDatabase.class)
final class LogGuardTest {
  private static final List<String> TABLES =
      List.of(
          "log_head",
          "log_tile",
          "log_place",
          "log_pending",
          "log_detail",
          "log_leaf",
          "log_referral");

  private Fixture log;
  private LogGuard guard;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    guard = new LogGuard(log.checkpointFile, log.signer.verifierKey());
    log.appendAll("r-1", 10);
    log.sequencer().integrate(100);
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void backUp() throws SQLException {
    run("drop schema if exists backup cascade", "create schema backup");
    for (String table : TABLES) {
      run("create table backup." + table + " as table " + table);
    }
  }

  private void restore() throws SQLException {
    run("truncate " + String.join(", ", TABLES));
    for (String table : TABLES.reversed()) {
      run("insert into " + table + " overriding system value table backup." + table);
    }
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> guard.check(log.database))
        .isInstanceOf(LogForkException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> log.sequencer().integrate(10)).isInstanceOf(LogForkException.class);
  }

  @Test
  void aLogThatNobodyTouchedPasses() {
    assertThatCode(() -> guard.check(log.database)).doesNotThrowAnyException();
  }

  @Test
  void aNewLogPasses(@TempDir Path elsewhere) throws Exception {
    run("drop schema public cascade", "create schema public", LogDatabase.ddl());
    LogGuard fresh = new LogGuard(elsewhere.resolve("checkpoint"), log.signer.verifierKey());
    assertThatCode(() -> fresh.check(log.database)).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseRestoredToAnEarlierDayIsRefused() throws Exception {
    backUp();
    log.appendAll("r-1", 5);
    log.sequencer().integrate(100);
    restore();
    refused("restored to an earlier day");
  }

  @Test
  void aDatabaseRestoredAndGrownAnewIsRefusedToo() throws Exception {
    backUp();
    Path kept = log.checkpointFile.resolveSibling("kept");
    log.appendAll("r-1", 5);
    log.sequencer().integrate(100);
    Files.move(log.checkpointFile, kept);
    restore();
    Files.writeString(log.checkpointFile, log.reader.checkpoint().orElseThrow());
    log.appendAll("r-1", 20);
    log.sequencer().integrate(100);
    Files.move(kept, log.checkpointFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused("are not those of the last checkpoint");
  }

  @Test
  void aDatabaseRestoredToTheDayOfTheCheckpointPasses() throws Exception {
    backUp();
    log.appendAll("r-1", 5);
    restore();
    assertThatCode(() -> guard.check(log.database)).doesNotThrowAnyException();
  }

  @Test
  void anEmptiedDatabaseIsRefused() throws Exception {
    run("drop schema public cascade", "create schema public", LogDatabase.ddl());
    refused("restored to an earlier day");
  }

  @Test
  void aMissingFileIsRefusedOnceSomethingWasPublished() throws Exception {
    Files.delete(log.checkpointFile);
    refused("the file of the last one is missing");
  }

  @Test
  void aFileOfAnotherLogIsRefused() throws Exception {
    Files.writeString(
        log.checkpointFile,
        new se.sluss.hub.log.note.LogSigner("sluss.example/log", Fixture.filled(8))
            .sign(new Checkpoint("sluss.example/log", 0, Rfc6962.emptyRoot())));
    refused("not this log's");
  }

  @Test
  void aTileChangedInTheDatabaseIsRefused() throws Exception {
    run("update log_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)");
    refused("are not those of the last checkpoint");
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  void aLeafTakenOffTheListStopsTheLogAndItsTrailIsRefused(long counter) throws Exception {
    log.appendAll("r-1", 3);
    run("delete from log_pending where first_leaf = " + leaf(counter));
    stopped("gap");
    assertThatThrownBy(() -> log.reader.trail("r-1"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("does not wait for one");
  }

  @Test
  void theLastLeafTakenOutOfTheTablesIsFoundAtTheNextRecordOfItsTrail() throws Exception {
    log.appendAll("r-1", 3);
    run("delete from log_pending where first_leaf = " + leaf(12));
    run("delete from log_detail where leaf_id = " + leaf(12));
    run("delete from log_leaf where counter = 12");
    assertThatThrownBy(() -> log.append("r-1"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void aLeafWithAPlacePutOnTheListAgainStopsTheLog() throws Exception {
    run(
        "insert into log_pending select id, array[id], commitment, '{}' from log_leaf"
            + " where counter = 7");
    stopped("has a place already");
  }

  private static String leaf(long counter) {
    return "(select id from log_leaf where counter = " + counter + ")";
  }

  private void stopped(String reason) {
    assertThatThrownBy(() -> log.sequencer().integrate(100))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(reason);
  }
}
