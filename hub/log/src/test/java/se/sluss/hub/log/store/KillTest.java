package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.sluss.hub.log.store.FaultPoint.Step;
import se.sluss.hub.log.store.WritingProcess.KeyStep;

/** Kills, or stops for a while, real processes: the one that writes and sequences, the database. */
final class KillTest {
  private static final int ROUNDS = 4;

  private Path directory = Path.of("");

  @BeforeEach
  void open(@TempDir Path folder) {
    directory = folder;
  }

  @Test
  void killedProcessesAndAKilledDatabaseLeaveALogThatHoldsWhatWasCommitted() throws Exception {
    try (ServerProcess server = ServerProcess.withLog(directory.resolve("database"))) {
      for (int round = 0; round < ROUNDS; round++) {
        Process process = WritingProcess.start(server.url(), server.keysUrl(), directory, null);
        awaitTold(told() + 40 + 17 * round);
        process.destroyForcibly().waitFor();
      }
      Process process = WritingProcess.start(server.url(), server.keysUrl(), directory, null);
      awaitTold(told() + 60);
      server.killAndStart();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      holdsWhatWasTold(server, ROUNDS + 1);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Step.class)
  void aWriterKilledAtAStepOfItsSequencer(Step step) throws Exception {
    killedAt(step, (server, writer) -> writer.destroyForcibly());
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Step.class)
  void aDatabaseKilledAtAStepOfTheSequencer(Step step) throws Exception {
    killedAt(step, (server, writer) -> server.killAndStart());
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Step.class)
  void aSessionOfTheDatabaseKilledAtAStepOfTheSequencer(Step step) throws Exception {
    killedAt(step, (server, writer) -> server.killOneSession());
  }

  /** Kills something of a log that is being written. */
  private interface Kill {
    void kill(ServerProcess server, Process writer) throws Exception;
  }

  private void killedAt(Step step, Kill kill) throws Exception {
    try (ServerProcess server = ServerProcess.withLog(directory.resolve("database"))) {
      Process writer = startAndAwait(server, step);
      kill.kill(server, writer);
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      holdsWhatWasTold(server, 1);
    }
  }

  /** A new trail's key is committed in the key store before anything that it seals. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(KeyStep.class)
  void aWriterKilledBeforeAndAfterAKeyIsMade(KeyStep step) throws Exception {
    try (ServerProcess server = ServerProcess.withLog(directory.resolve("database"))) {
      Process writer = WritingProcess.start(server.url(), server.keysUrl(), directory, step);
      await(() -> Files.exists(directory.resolve("reached")));
      writer.destroyForcibly().waitFor();
      assertThat(server.keysWithoutTrail()).isEqualTo(step == KeyStep.KEY_MADE ? 1 : 0);
      Process next = WritingProcess.start(server.url(), server.keysUrl(), directory, null);
      awaitTold(told() + 30);
      next.destroyForcibly().waitFor();
      holdsWhatWasTold(server, 2);
    }
  }

  /** Fails closed: while the keys are out of reach nothing is recorded, and then it goes on. */
  @Test
  void aKilledKeyStoreStopsTheWriterAndLosesNothing() throws Exception {
    try (ServerProcess server = ServerProcess.withLog(directory.resolve("database"));
        ServerProcess keys = ServerProcess.withLog(directory.resolve("keys"))) {
      Process writer = WritingProcess.start(server.url(), keys.keysUrl(), directory, null);
      awaitTold(told() + 20);
      keys.kill();
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      long told = told();
      Process without = WritingProcess.start(server.url(), keys.keysUrl(), directory, null);
      assertThat(without.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(told()).isEqualTo(told);
      keys.startAgain();
      Process again = WritingProcess.start(server.url(), keys.keysUrl(), directory, null);
      awaitTold(told() + 20);
      again.destroyForcibly().waitFor();
      holdsWhatWasTold(server.log(directory, keys), 3);
    }
  }

  /**
   * Stopped while it has the head, for longer than the database lets it keep it; another takes over
   * meanwhile. With the checkpoint's file open it keeps the other from signing until it goes on.
   */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"HEAD_LOCKED", "HEAD_MOVED", "COMMITTED", "FILE_WRITTEN"})
  void aNodeStoppedBeyondTheLockTimeOutWhileAnotherContends(Step step) throws Exception {
    try (ServerProcess server = ServerProcess.withLog(directory.resolve("database"))) {
      Process process = startAndAwait(server, step);
      signal("STOP", process);
      Fixture other = server.log(directory);
      long before = other.reader.publishedSize();
      boolean signs = integratesWithin(other, before);
      assertThat(signs).isEqualTo(step != Step.FILE_WRITTEN);
      Files.createFile(directory.resolve("go"));
      signal("CONT", process);
      awaitTold(told() + 20);
      process.destroyForcibly().waitFor();
      holdsWhatWasTold(server, 1);
    }
  }

  /** Whether the other node publishes a larger tree within the lock time-out and a little more. */
  private static boolean integratesWithin(Fixture other, long before) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    other.append("r-other");
    while (System.nanoTime() < patience) {
      try {
        other.sequencer().integrate(1000);
      } catch (LogException e) {
        assertThat(e).hasMessageContaining("is writing the checkpoint");
      }
      if (other.reader.publishedSize() > before) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private Process startAndAwait(ServerProcess server, Step step) throws Exception {
    Process process = WritingProcess.start(server.url(), server.keysUrl(), directory, step);
    await(() -> Files.exists(directory.resolve("reached")));
    awaitTold(told() + 20);
    return process;
  }

  /** Told: what a caller had been told was committed, one byte each, before a kill. */
  private long told() throws IOException {
    Path told = directory.resolve("told");
    return Files.exists(told) ? Files.size(told) : 0;
  }

  private void awaitTold(long commits) throws Exception {
    await(() -> told() >= commits);
  }

  /** All that was told, and at most what each of the killed processes had no time to tell. */
  private void holdsWhatWasTold(ServerProcess server, int killed) throws Exception {
    holdsWhatWasTold(server.log(directory), killed);
  }

  private void holdsWhatWasTold(Fixture log, int killed) throws Exception {
    log.sequencer().integrate(1_000_000);
    long size = log.reader.publishedSize();
    WholeLog.holds(log, size);
    long others = log.reader.trail("r-other").size();
    assertThat(size - others - told()).isBetween(0L, (long) killed);
    assertThat(told()).isGreaterThanOrEqualTo(20);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(Condition condition) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(this::output).isLessThan(patience);
      Thread.sleep(5);
    }
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("writing.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
