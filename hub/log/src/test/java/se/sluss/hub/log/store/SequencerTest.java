package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.note.TlogProof;

@ExtendWith(LogDatabase.class)
final class SequencerTest {
  private Fixture log;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) {
    log = new Fixture(database, directory);
  }

  private VerifiedCheckpoint published() {
    return NoteVerifier.of(log.signer.verifierKey())
        .checkpoint(log.reader.checkpoint().orElseThrow());
  }

  @Test
  void anEmptyLogPublishesTheRootOfNothing() throws Exception {
    Integrated round = log.sequencer().integrate(10);
    assertThat(round.count()).isZero();
    assertThat(published().size()).isZero();
    assertThat(published().root().toString())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Files.readString(log.checkpointFile)).isEqualTo(published().note());
  }

  @Test
  void everyLeafCanBeProvedFromThePublishedCheckpoint() throws Exception {
    log.appendAll("r-1", 300);
    log.appendAll("r-2", 20);
    assertThat(log.sequencer().integrate(1000).count()).isEqualTo(320);
    VerifiedCheckpoint checkpoint = published();
    assertThat(checkpoint.size()).isEqualTo(320);
    List<TrailEntry> trail = log.reader.trail("r-1");
    assertThat(trail).extracting(TrailEntry::counter).startsWith(0L, 1L, 2L).hasSize(300);
    for (int at = 0; at < trail.size(); at += 13) {
      TrailEntry entry = trail.get(at);
      TlogProof proof = log.reader.inclusionProof(entry.leafId()).orElseThrow();
      byte[] bundle = log.reader.tile(bundlePath(proof.index())).orElseThrow();
      Hash leaf = Rfc6962.leaf(entryOf(bundle, (int) (proof.index() % 256)));
      Proofs.inclusion(proof.index(), 320, leaf, proof.path(), checkpoint.root());
    }
  }

  private static String bundlePath(long index) {
    return index < 256 ? "tile/entries/000" : "tile/entries/001.p/64";
  }

  private static byte[] entryOf(byte[] bundle, int n) {
    assertThat(bundle[n * 34 + 1]).isEqualTo((byte) 32);
    return java.util.Arrays.copyOfRange(bundle, n * 34 + 2, n * 34 + 34);
  }

  @Test
  void whatIsReadBackIsWhatWasRecorded() throws Exception {
    log.append("r-1");
    assertThat(log.reader.trail("r-1"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.detail()).isEqualTo(Fixture.detail("r-1"));
              assertThat(entry.index()).isNull();
            });
  }

  @Test
  void recordsOfSeveralTrailsAtOnceAreEachInTheirOwnTrailInTheOrderGiven() throws Exception {
    log.append("r-2");
    List<LogDetail> details = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      details.add(Fixture.detail("r-" + i % 3).fact("place", "p" + i));
    }
    List<LeafRef> refs;
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      refs = log.writer.append(tx, details);
      tx.commit();
    }
    assertThat(refs).extracting(LeafRef::referralId).startsWith("r-0", "r-1", "r-2", "r-0");
    assertThat(refs).extracting(LeafRef::counter).startsWith(0L, 0L, 1L, 1L, 1L, 2L);
    assertThat(log.sequencer().integrate(1000).count()).isEqualTo(41);
    assertThat(log.reader.trail("r-1"))
        .extracting(entry -> Objects.requireNonNull(entry.detail()).facts().get("place"))
        .containsExactly(
            "p1", "p4", "p7", "p10", "p13", "p16", "p19", "p22", "p25", "p28", "p31", "p34", "p37");
    assertThat(log.reader.trail("r-2")).hasSize(14);
  }

  @Test
  void rollbackOfTheCallersTransactionLeavesNoLeaf() throws Exception {
    try (Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      log.writer.append(tx, Fixture.detail("r-1"));
      tx.rollback();
    }
    assertThat(log.sequencer().integrate(10).count()).isZero();
    assertThat(log.reader.trail("r-1")).isEmpty();
    assertThat(log.append("r-1").counter()).isZero();
  }

  @Test
  void aRecordOutsideATransactionIsRefused() throws Exception {
    try (Connection connection = log.database.getConnection()) {
      assertThatThrownBy(() -> log.writer.append(connection, Fixture.detail("r-1")))
          .isInstanceOf(LogException.class);
    }
  }

  @Test
  void eachCheckpointExtendsTheOneBefore() throws Exception {
    Sequencer sequencer = log.sequencer();
    log.append("r-0");
    sequencer.integrate(10);
    for (int round = 1; round < 40; round++) {
      VerifiedCheckpoint before = published();
      log.appendAll("r-" + round % 3, 1 + round * 7 % 50);
      sequencer.integrate(1000);
      VerifiedCheckpoint after = published();
      List<Hash> proof = log.reader.consistency(before.size(), after.size());
      Proofs.consistency(before.size(), after.size(), before.root(), after.root(), proof);
    }
  }

  @Test
  void theLagIsTheAgeOfTheOldestLeafNotYetInAPublishedCheckpoint() throws Exception {
    log.append("r-1");
    java.time.Clock later = java.time.Clock.offset(Fixture.CLOCK, Duration.ofSeconds(90));
    LogReader reader = new LogReader(log.database, log.keyStore, later);
    assertThat(reader.lag()).isEqualTo(Duration.ofSeconds(90));
    Sequencer stopsEarly = log.sequencer(FaultPoints.stopAt(FaultPoint.Step.COMMITTED));
    assertThatThrownBy(() -> stopsEarly.integrate(10)).isInstanceOf(FaultPoints.Stopped.class);
    assertThat(reader.lag()).isEqualTo(Duration.ofSeconds(90));
    log.sequencer().integrate(10);
    assertThat(reader.lag()).isZero();
  }
}
