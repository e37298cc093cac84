package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;

@ExtendWith(LogDatabase.class)
final class ErasureTest {
  private static final Actor OPERATOR = new Actor("operator", "op-7");

  private Fixture log;
  private Erasure erasure;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    erasure = new Erasure(log.writer, log.keyStore, Fixture.CLOCK, Duration.ofDays(14));
    log.appendAll("r-1", 5);
    log.appendAll("r-2", 2);
    log.sequencer().integrate(100);
  }

  private boolean begin(String trail) throws Exception {
    return in(tx -> erasure.begin(tx, trail, OPERATOR, "gallring@1")).isPresent();
  }

  private Optional<Instant> complete(String trail) throws Exception {
    return in(tx -> erasure.complete(tx, trail));
  }

  private Optional<Instant> erase(String trail) throws Exception {
    return begin(trail) ? complete(trail) : Optional.empty();
  }

  private List<String> left() throws Exception {
    return in(tx -> Erasure.left(tx, 10));
  }

  private int revived() throws Exception {
    return in(tx -> erasure.findRevived(tx, 1));
  }

  private <T> T in(Function<Connection, T> step) throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      T done = step.apply(tx);
      tx.commit();
      return done;
    }
  }

  /** What the store of keys holds of a trail; as its backups would. */
  private byte @Nullable [] storedKey(String trail) throws Exception {
    try (Connection connection = log.keysDatabase.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select wrapped_key from log_key_store where referral_id = ?")) {
      select.setString(1, trail);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getBytes(1);
      }
    }
  }

  @Test
  void anErasedTrailTellsNothingAndItsProofsStillHold() throws Exception {
    erase("r-1");
    log.sequencer().integrate(100);
    assertThat(log.reader.trail("r-1"))
        .hasSize(5)
        .allSatisfy(entry -> assertThat(entry.detail()).isNull());
    String bundle = log.reader.bundle("r-1", detail -> true).orElseThrow().json();
    assertThat(
            new TrailVerifier(NoteVerifier.of(log.signer.verifierKey())).verify(bundle).notShown())
        .isEqualTo(5);
    WholeLog.holds(log, 9);
    assertThat(log.reader.trail("r-2")).allSatisfy(entry -> assertThat(entry.detail()).isNotNull());
  }

  @Test
  void bothStepsAreOnRecordTheLastWithTheDateWhenItIsComplete() throws Exception {
    assertThat(erase("r-1")).hasValue(Instant.parse("2026-12-05T12:00:00Z"));
    List<TrailEntry> own = log.reader.trail(OwnTrail.ERASURE);
    LogDetail begun = Objects.requireNonNull(own.getFirst().detail());
    assertThat(begun.event()).isEqualTo(LogEvent.ERASED);
    assertThat(begun.actor()).isEqualTo(OPERATOR);
    assertThat(begun.grounds()).containsExactly("gallring@1");
    assertThat(begun.facts()).containsEntry("trail", "r-1").containsEntry("records", "5");
    LogDetail completed = Objects.requireNonNull(own.getLast().detail());
    assertThat(completed.event()).isEqualTo(LogEvent.TRAIL_KEY_ERASED);
    assertThat(completed.facts())
        .containsEntry("trail", "r-1")
        .containsEntry("completeAt", "2026-12-05T12:00:00Z");
    assertThat(own).hasSize(2);
  }

  @Test
  void aCrashBetweenTheStepsLeavesATrailThatTellsNothingAndAKeyThatIsErasedNextTime()
      throws Exception {
    begin("r-1");
    assertThat(log.reader.trail("r-1")).allSatisfy(e -> assertThat(e.detail()).isNull());
    assertThat(storedKey("r-1")).isNotNull();
    assertThat(left()).containsExactly("r-1");
    assertThat(complete("r-1")).isPresent();
    assertThat(storedKey("r-1")).isNull();
    assertThat(left()).isEmpty();
  }

  @Test
  void aCrashAfterTheKeyIsGoneAndBeforeItsRecordIsMadeGoodToo() throws Exception {
    begin("r-1");
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      erasure.complete(tx, "r-1");
      tx.rollback();
    }
    assertThat(storedKey("r-1")).isNull();
    assertThat(complete("r-1")).isPresent();
    assertThat(complete("r-1")).isEmpty();
    assertThat(log.reader.trail(OwnTrail.ERASURE)).hasSize(2);
  }

  @Test
  void aKeyThatARestoredKeyStoreBringsBackIsFoundAndErasedAgainWithANewDate() throws Exception {
    byte[] kept = Objects.requireNonNull(storedKey("r-1"));
    erase("r-1");
    assertThat(revived()).isZero();
    try (Connection connection = log.keysDatabase.getConnection();
        PreparedStatement restore =
            connection.prepareStatement(
                "update log_key_store set wrapped_key = ?, erased_at = null"
                    + " where referral_id = 'r-1'")) {
      restore.setBytes(1, kept);
      restore.executeUpdate();
    }
    assertThat(log.reader.trail("r-1")).allSatisfy(e -> assertThat(e.detail()).isNull());
    assertThat(revived()).isEqualTo(1);
    assertThat(complete("r-1")).isPresent();
    assertThat(storedKey("r-1")).isNull();
    assertThat(log.reader.trail(OwnTrail.ERASURE)).hasSize(3);
  }

  @Test
  void aKeyStoreRestoredToBeforeATrailBeganMakesItNoSecondKey() throws Exception {
    try (Connection connection = log.keysDatabase.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from log_key_store where referral_id = 'r-2'");
    }
    assertThatThrownBy(() -> log.append("r-2"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("key is missing");
    assertThatThrownBy(() -> log.reader.trail("r-2"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("key is missing");
    assertThat(log.reader.trail("r-1")).hasSize(5);
  }

  @Test
  void aDatabaseRestoredToBeforeAnErasureShowsNothingAndIsErasedAgain() throws Exception {
    log.keyStore.erase("r-1", Fixture.NOON);
    assertThatThrownBy(() -> log.reader.trail("r-1"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("no erasure is on record");
    assertThatThrownBy(() -> log.append("r-1")).isInstanceOf(ErasedTrailException.class);
    assertThat(erase("r-1")).isPresent();
    assertThat(log.reader.trail("r-1")).allSatisfy(e -> assertThat(e.detail()).isNull());
  }

  @Test
  void aPendingLeafIsErasedToo() throws Exception {
    log.append("r-1");
    erase("r-1");
    log.sequencer().integrate(100);
    assertThat(log.reader.trail("r-1"))
        .hasSize(6)
        .allSatisfy(entry -> assertThat(entry.detail()).isNull());
    WholeLog.holds(log, 10);
  }

  @Test
  void anErasedTrailTakesNoMoreRecords() throws Exception {
    erase("r-1");
    assertThatThrownBy(() -> log.append("r-1")).isInstanceOf(ErasedTrailException.class);
  }

  @Test
  void nothingIsErasedTwiceOrFromATrailThatIsNotThere() throws Exception {
    assertThat(erase("r-1")).isPresent();
    assertThat(erase("r-1")).isEmpty();
    assertThat(erase("r-9")).isEmpty();
    assertThat(log.reader.trail(OwnTrail.ERASURE)).hasSize(2);
  }

  @Test
  void theLogsOwnTrailsAreKept() {
    assertThatThrownBy(() -> erase(OwnTrail.ERASURE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anErasureThatIsRolledBackErasesNothing() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      erasure.begin(tx, "r-1", OPERATOR, "gallring@1");
      tx.rollback();
    }
    assertThat(log.reader.trail("r-1").getFirst().detail()).isNotNull();
  }

  @Test
  void trailsAreFoundByAgeUntilTheyAreErased() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON, "", 10)).isEmpty();
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON.plusSeconds(1), "", 10))
          .containsExactly("r-1", "r-2");
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON.plusSeconds(1), "r-1", 10))
          .containsExactly("r-2");
    }
    erase("r-1");
    try (Connection tx = log.database.getConnection()) {
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON.plusSeconds(1), "", 10))
          .containsExactly("r-2");
    }
  }
}
