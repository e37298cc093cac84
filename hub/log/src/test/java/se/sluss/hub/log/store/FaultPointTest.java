package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.sluss.hub.log.store.FaultPoint.Step;

/** Stops, or pauses, the sequencer at each step. */
@ExtendWith(LogDatabase.class)
final class FaultPointTest {
  private Fixture log;

  @BeforeEach
  void open(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    log.appendAll("r-1", 200);
    log.sequencer().integrate(1000);
    log.appendAll("r-2", 90);
    log.appendAll("r-1", 10);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aCrashAtAnyStepLosesNothingAndDoublesNothing(Step step) throws Exception {
    Sequencer crashing = log.sequencer(FaultPoints.stopAt(step));
    assertThatThrownBy(() -> crashing.integrate(1000)).isInstanceOf(FaultPoints.Stopped.class);
    new LogGuard(log.checkpointFile, log.signer.verifierKey()).check(log.database);
    log.appendAll("r-3", 5);
    log.sequencer().integrate(1000);
    WholeLog.holds(log, 305);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aPausedSequencerWhoseSessionWasEndedChangesNothingWhenItGoesOn(Step step) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Sequencer pausing =
        log.sequencer(
            at -> {
              if (at == step) {
                reached.countDown();
                await(goOn);
              }
            });
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Integrated> paused = thread.submit(() -> pausing.integrate(1000));
      await(reached);
      endOtherSessions();
      log.appendAll("r-3", 5);
      boolean filePaused = step == Step.FILE_WRITTEN || step == Step.FILE_NAMED;
      if (filePaused) {
        assertThatThrownBy(() -> log.sequencer().integrate(1000)).isInstanceOf(LogException.class);
      } else {
        log.sequencer().integrate(1000);
        WholeLog.holds(log, 305);
      }
      goOn.countDown();
      assertThatThrownBy(() -> paused.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(LogException.class);
    }
    log.sequencer().integrate(1000);
    WholeLog.holds(log, 305);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"HEAD_LOCKED", "TILES_WRITTEN", "LEAVES_PLACED", "HEAD_MOVED"})
  void whileOneIsPausedWithTheHeadTheOtherTakesNothing(Step step) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Sequencer pausing =
        log.sequencer(
            at -> {
              if (at == step) {
                reached.countDown();
                await(goOn);
              }
            });
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Integrated> paused = thread.submit(() -> pausing.integrate(1000));
      await(reached);
      assertThat(log.sequencer().integrate(1000).count()).isZero();
      goOn.countDown();
      assertThat(paused.get(30, TimeUnit.SECONDS).count()).isEqualTo(100);
    }
    WholeLog.holds(log, 300);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void endOtherSessions() throws Exception {
    try (Connection connection = log.database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
    }
  }
}
