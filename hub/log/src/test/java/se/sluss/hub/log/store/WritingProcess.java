package se.sluss.hub.log.store;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Appends and sequences until it is killed; writes a byte to the file {@code told} after each
 * commit. If a step is given, its sequencer stands still there in its third round, and the file
 * {@code reached} says so, until a file {@code go} is there.
 */
final class WritingProcess {
  private static final int ROUND = 3;

  private WritingProcess() {}

  /** Starts one; its files are in {@code directory}. */
  static Process start(String url, Path directory, FaultPoint.@Nullable Step step)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                WritingProcess.class.getName(),
                url,
                directory.toString()));
    if (step != null) {
      command.add(step.name());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("writing.txt").toFile())
        .start();
  }

  /** Arguments: JDBC address, directory, and perhaps a step. */
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    Path directory = Path.of(args[1]);
    Fixture log = new Fixture(database, directory);
    Sequencer sequencer =
        args.length == 2
            ? log.sequencer()
            : log.sequencer(standingStill(FaultPoint.Step.valueOf(args[2]), directory));
    Thread sequencing =
        new Thread(
            () -> {
              while (sequencer.integrate(50).count() >= 0) {
                Thread.onSpinWait();
              }
            });
    sequencing.setDaemon(true);
    sequencing.start();
    try (OutputStream told =
            Files.newOutputStream(
                directory.resolve("told"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      for (int n = 0; ; n++) {
        log.writer.append(tx, Fixture.detail("r-" + n % 7));
        tx.commit();
        told.write('+');
      }
    }
  }

  private static FaultPoint standingStill(FaultPoint.Step step, Path directory) {
    AtomicInteger rounds = new AtomicInteger();
    return at -> {
      if (at == step && rounds.incrementAndGet() == ROUND) {
        try {
          Files.createFile(directory.resolve("reached"));
          while (!Files.exists(directory.resolve("go"))) {
            Thread.sleep(5);
          }
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
