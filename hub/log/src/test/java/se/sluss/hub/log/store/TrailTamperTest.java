package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Someone with the database, but not the keys, changes a trail's tables. */
@ExtendWith(LogDatabase.class)
final class TrailTamperTest {
  private Fixture log;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    log.appendAll("r-1", 4);
    log.appendAll("r-2", 4);
    assertThat(log.reader.trail("r-1")).hasSize(4);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update log_detail set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)|open",
        "update log_detail set wrapped_key = set_byte(wrapped_key, 0, 255)|open",
        "update log_detail set sealed = substr(sealed, 1, 5)|cut short",
        "update log_leaf set commitment = sha256(commitment)|commits to",
        "update log_leaf set commitment = other.commitment from log_leaf as other"
            + " where (log_leaf.id, other.id) in ((2, 3), (3, 2))|commits to",
        "insert into log_leaf (referral_id, counter, recorded_at, commitment)"
            + " select 'r-1', 4, recorded_at, commitment from log_leaf where id = 4"
            + "|detail is missing at counter 4",
        "delete from log_pending where first_leaf = 2|does not wait for one",
        "update log_pending set leaf_ids = '{9}' where first_leaf = 2|does not wait for one",
        "delete from log_detail where leaf_id = 2|detail is missing at counter 1",
        "update log_referral set next_counter = next_counter + 1|ends before counter 5",
        "update log_leaf set counter = counter + 1 where id = 4|open",
        "delete from log_referral|ends before counter 4",
        "update log_referral set erased_at = now()|still there",
      })
  void isFoundWhenTheTrailIsRead(String sql, String reason) throws Exception {
    run(sql);
    assertThatThrownBy(() -> log.reader.trail("r-1"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDetailMovedToAnotherTrailDoesNotOpenThere() throws Exception {
    run(
        "update log_detail set sealed = other.sealed, wrapped_key = other.wrapped_key"
            + " from log_detail as other where log_detail.leaf_id = 1 and other.leaf_id = 5");
    assertThatThrownBy(() -> log.reader.trail("r-1")).isInstanceOf(LogException.class);
  }

  @Test
  void nothingInTheTablesShowsTheRecord() throws Exception {
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from log_detail, log_leaf where leaf_id = id and"
                    + " (position('bin-umea'::bytea in sealed) > 0"
                    + " or position('osl-10-2'::bytea in sealed) > 0)")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isZero();
    }
  }
}
