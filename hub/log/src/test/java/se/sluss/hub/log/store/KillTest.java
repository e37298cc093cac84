package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes: the one that writes and sequences, and the database. */
final class KillTest {
  private static final int ROUNDS = 4;

  @Test
  void killedProcessesAndAKilledDatabaseLeaveALogThatHoldsWhatWasCommitted(@TempDir Path directory)
      throws Exception {
    Path data = directory.resolve("database");
    Path told = directory.resolve("told");
    try (EmbeddedPostgres first = start(data)) {
      try (var connection = first.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(LogDatabase.ddl());
      }
      for (int round = 0; round < ROUNDS; round++) {
        Process process = startWriting(first.getPort(), directory, told);
        awaitMore(told, 40 + 17 * round, directory);
        process.destroyForcibly().waitFor();
      }
      Process process = startWriting(first.getPort(), directory, told);
      awaitMore(told, 60, directory);
      kill(data);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    try (EmbeddedPostgres second = start(data)) {
      Fixture log = new Fixture(second.getPostgresDatabase(), directory);
      log.sequencer().integrate(1_000_000);
      long size = log.reader.publishedSize();
      WholeLog.holds(log, size);
      // Told: what a caller had been told was committed, one byte each, before the kill.
      assertThat(size).isGreaterThanOrEqualTo(Files.size(told)).isGreaterThan(100);
      assertThat(size - Files.size(told)).isBetween(0L, ROUNDS + 1L);
    }
  }

  /** Waits until that many more commits were told of. */
  private static void awaitMore(Path told, int more, Path directory) throws Exception {
    long from = Files.exists(told) ? Files.size(told) : 0;
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(told) || Files.size(told) < from + more) {
      assertThat(System.nanoTime()).as(() -> output(directory)).isLessThan(patience);
      Thread.sleep(5);
    }
  }

  private static String output(Path directory) {
    try {
      return Files.readString(directory.resolve("writing.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(Path data) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .start();
  }

  private static Process startWriting(int port, Path directory, Path told) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
            WritingProcess.class.getName(),
            "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres",
            directory.toString(),
            told.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("writing.txt").toFile())
        .start();
  }

  /** kill -9 of the server's first process; the others follow it. */
  private static void kill(Path data) throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = server.children().toList();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }
}
