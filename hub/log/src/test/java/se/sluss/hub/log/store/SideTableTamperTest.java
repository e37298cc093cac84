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
import se.sluss.contracts.proof.RefusedException;

/**
 * Someone changes the tables of a log of 600 leaves: whoever verifies what is served from them is
 * told the first wrong place.
 */
@ExtendWith(LogDatabase.class)
final class SideTableTamperTest {
  private Fixture log;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    log.appendAll("r-1", 300);
    log.sequencer().integrate(1000);
    log.appendAll("r-2", 300);
    log.sequencer().integrate(1000);
    assertThat(log.verified().size()).isEqualTo(600);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  /** Leaf n has id n + 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flipped|update log_leaf set commitment = set_byte(commitment, 3, get_byte(commitment, 3) #"
            + " 1) where id = 290|tile/entries/001 entry 33",
        "reordered|update log_leaf set commitment = other.commitment from log_leaf as other where"
            + " (log_leaf.id, other.id) in ((8, 500), (500, 8))|tile/entries/000 entry 7",
        "replaced|update log_leaf set commitment = other.commitment from log_leaf as other where"
            + " log_leaf.id = 600 and other.id = 1|tile/entries/002.p/88 entry 87",
        "flipped|update log_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where"
            + " level = 0 and tile_index = 1|tile/0/001 hash 1",
        "dropped|delete from log_tile where level = 0 and tile_index = 0|tile/0/000",
        "dropped|delete from log_tile where level = 1|tile/1/000.p/2",
        "replaced|update log_tile set hashes = other.hashes from log_tile as other where"
            + " log_tile.tile_index = 1 and other.tile_index = 0 and other.level = 0"
            + "|tile/0/001 hash 0",
        "flipped|update log_head set checkpoint = replace(checkpoint, '600', '601')|checkpoint",
        "replaced|update log_head set checkpoint = 'x'|note",
      })
  void isNamedByTheVerifier(String what, String sql, String place) throws Exception {
    run(sql);
    assertThatThrownBy(log::verified)
        .as(what)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.place()).isEqualTo(place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete from log_detail where leaf_id = 280;delete from log_leaf where id = 280|from 256",
        "delete from log_place where first_index = 300|from 256",
        "update log_place set leaves = 299 where first_index = 0|from 256",
        "update log_place set first_leaf = 900 where first_index = 0|from 0",
      })
  void whatIsTakenAwayIsNotServedAsIfItWereWhole(String statements, String where) throws Exception {
    for (String sql : statements.split(";")) {
      run(sql);
    }
    assertThatThrownBy(log::verified)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("leaves are missing " + where);
  }

  @Test
  void aRowPutInGivesNoLeafASecondPlace() throws Exception {
    run("insert into log_place (first_leaf, first_index, leaves) values (5, 600, 1)");
    assertThat(log.verified().size()).isEqualTo(600);
    log.append("r-3");
    assertThatThrownBy(() -> log.sequencer().integrate(10))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("the round failed");
  }
}
