package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The keys lie in a database of their own, and nothing is recorded without it. */
@ExtendWith(LogDatabase.class)
final class KeyStoreTest {
  private Fixture log;
  private Path folder = Path.of("");

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) {
    folder = directory;
    log = new Fixture(database, directory);
  }

  private long keys(String condition) throws SQLException {
    try (Connection connection = log.keysDatabase.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from log_key_store where " + condition)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  /** The log with its key store behind another door. */
  private Fixture with(DataSource keys) {
    return new Fixture(log.database, keys, folder);
  }

  private DataSource outOfReach() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/keys");
    nowhere.setUser("postgres");
    return nowhere;
  }

  @Test
  void aKeyIsThereForOthersBeforeTheStateThatUsesItIsCommitted() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      log.writer.append(tx, Fixture.detail("r-1"));
      assertThat(keys("referral_id = 'r-1' and wrapped_key is not null")).isEqualTo(1);
      tx.rollback();
    }
    assertThat(log.reader.trail("r-1")).isEmpty();
  }

  @Test
  void aKeyThatNothingWasSealedWithIsTheTrailsKeyWhenItBegins() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      log.writer.append(tx, Fixture.detail("r-1"));
      tx.rollback();
    }
    log.append("r-1");
    assertThat(keys("true")).isEqualTo(1);
    assertThat(log.reader.trail("r-1").getFirst().detail()).isEqualTo(Fixture.detail("r-1"));
  }

  @Test
  void withTheKeyStoreOutOfReachNothingIsRecordedAndTheStateFallsWithIt() throws Exception {
    log.append("r-1");
    Fixture without = with(outOfReach());
    for (String trail : new String[] {"r-1", "r-new"}) {
      try (Connection tx = log.database.getConnection();
          Statement state = tx.createStatement()) {
        tx.setAutoCommit(false);
        state.execute("create table moved (at text)");
        assertThatThrownBy(() -> without.writer.append(tx, Fixture.detail(trail)))
            .isInstanceOf(LogException.class)
            .hasRootCauseInstanceOf(java.net.ConnectException.class);
        tx.rollback();
      }
    }
    assertThatThrownBy(() -> without.reader.trail("r-1")).isInstanceOf(LogException.class);
    assertThat(log.reader.trail("r-1")).hasSize(1);
    assertThat(log.reader.trail("r-new")).isEmpty();
    log.append("r-1");
    log.sequencer().integrate(10);
    WholeLog.holds(log, 2);
  }

  @Test
  void whatIsPublishedIsServedAndProvedWithoutTheKeyStore() throws Exception {
    LeafRef leaf = log.append("r-1");
    log.sequencer().integrate(10);
    Fixture without = with(outOfReach());
    assertThat(without.verified().size()).isEqualTo(1);
    assertThat(without.reader.inclusionProof(leaf.id())).isPresent();
  }

  @Test
  void theKeysOfManyTrailsAreAskedForOnceAndMadeAtOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Fixture counted = with(AskedDatabase.counting(log.keysDatabase, asked));
    String[] trails = {"r-1", "r-2", "r-3", "r-4", "r-5"};
    for (int expected : new int[] {2, 1}) {
      asked.set(0);
      try (Connection tx = log.database.getConnection()) {
        tx.setAutoCommit(false);
        counted.writer.append(tx, java.util.Arrays.stream(trails).map(Fixture::detail).toList());
        tx.commit();
      }
      assertThat(asked).hasValue(expected);
    }
    asked.set(0);
    assertThat(counted.reader.trails(java.util.List.of(trails)).values())
        .allSatisfy(trail -> assertThat(trail).hasSize(2));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aKeyThatIsErasedElsewhereIsNotUsedHereAfterwards() throws Exception {
    log.append("r-1");
    assertThat(log.reader.trail("r-1")).hasSize(1);
    new Fixture(log.database, folder).keyStore.erase("r-1", Fixture.NOON);
    assertThatThrownBy(() -> log.append("r-1")).isInstanceOf(ErasedTrailException.class);
    assertThatThrownBy(() -> log.reader.trail("r-1")).isInstanceOf(LogException.class);
  }

  @Test
  void theKeysAreInTheirDatabaseAndNowhereElse() throws Exception {
    log.append("r-1");
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "select count(*) from information_schema.tables"
                    + " where table_name = 'log_key_store'")) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getLong(1)).isZero();
    }
    try (Connection connection = log.keysDatabase.getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "select string_agg(table_name, ',') from information_schema.tables"
                    + " where table_schema = 'public'")) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString(1)).isEqualTo("log_key_store");
    }
  }
}
