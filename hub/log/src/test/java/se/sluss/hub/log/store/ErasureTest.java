package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
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
    erasure = new Erasure(log.writer, Fixture.CLOCK, Duration.ofDays(14));
    log.appendAll("r-1", 5);
    log.appendAll("r-2", 2);
    log.sequencer().integrate(100);
  }

  private Optional<Erasure.Erased> erase(String trail) throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      Optional<Erasure.Erased> erased = erasure.erase(tx, trail, OPERATOR, "gallring@1");
      tx.commit();
      return erased;
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
    WholeLog.holds(log, 8);
    assertThat(log.reader.trail("r-2")).allSatisfy(entry -> assertThat(entry.detail()).isNotNull());
  }

  @Test
  void theErasureIsOnRecordWithTheDateWhenItIsComplete() throws Exception {
    Erasure.Erased erased = erase("r-1").orElseThrow();
    assertThat(erased.completeAt()).isEqualTo("2026-12-05T12:00:00Z");
    List<TrailEntry> own = log.reader.trail(OwnTrail.ERASURE);
    LogDetail detail = Objects.requireNonNull(own.getFirst().detail());
    assertThat(detail.event()).isEqualTo(LogEvent.ERASED);
    assertThat(detail.actor()).isEqualTo(OPERATOR);
    assertThat(detail.grounds()).containsExactly("gallring@1");
    assertThat(detail.facts())
        .containsEntry("trail", "r-1")
        .containsEntry("records", "5")
        .containsEntry("completeAt", "2026-12-05T12:00:00Z");
  }

  @Test
  void aPendingLeafIsErasedToo() throws Exception {
    log.append("r-1");
    erase("r-1");
    log.sequencer().integrate(100);
    assertThat(log.reader.trail("r-1"))
        .hasSize(6)
        .allSatisfy(entry -> assertThat(entry.detail()).isNull());
    WholeLog.holds(log, 9);
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
    assertThat(log.reader.trail(OwnTrail.ERASURE)).hasSize(1);
  }

  @Test
  void theLogsOwnTrailsAreKept() {
    assertThatThrownBy(() -> erase(OwnTrail.ERASURE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anErasureThatIsRolledBackErasesNothing() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      erasure.erase(tx, "r-1", OPERATOR, "gallring@1");
      tx.rollback();
    }
    assertThat(log.reader.trail("r-1").getFirst().detail()).isNotNull();
  }

  @Test
  void trailsAreFoundByAgeUntilTheyAreErased() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON, 10)).isEmpty();
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON.plusSeconds(1), 10))
          .containsExactly("r-1", "r-2");
    }
    erase("r-1");
    try (Connection tx = log.database.getConnection()) {
      assertThat(Erasure.lastRecordedBefore(tx, Fixture.NOON.plusSeconds(1), 10))
          .containsExactly("r-2");
    }
  }
}
