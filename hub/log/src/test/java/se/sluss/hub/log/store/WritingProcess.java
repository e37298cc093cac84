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
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Appends and sequences until it is killed; writes a byte to the file {@code told} after each
 * commit. If a step is given, it stands still there the third time, and the file {@code reached}
 * says so, until a file {@code go} is there.
 */
final class WritingProcess {
  private static final int ROUND = 3;
  private static final int NEW_TRAIL_EVERY = 10;

  /** A step of the writer, with a new trail; the sequencer has its own. */
  enum KeyStep {
    /** The trail's row is locked, and it has no key. */
    KEY_NOT_MADE,
    /** The key is committed, the leaf and its state are not. */
    KEY_MADE
  }

  private WritingProcess() {}

  /**
   * Starts one; its files are in {@code directory}.
   *
   * @param step of {@link KeyStep} or {@link FaultPoint.Step}, or null
   */
  static Process start(String url, String keysUrl, Path directory, @Nullable Enum<?> step)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                WritingProcess.class.getName(),
                url,
                keysUrl,
                directory.toString()));
    if (step != null) {
      command.add(step.name());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("writing.txt").toFile())
        .start();
  }

  /** Arguments: JDBC addresses of the log and of the keys, directory, and perhaps a step. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[2]);
    Stop stop = new Stop(args.length == 3 ? "" : args[3], directory, new AtomicInteger());
    DataSource keys =
        AskedDatabase.telling(
            KeptConnection.of(database(args[1])),
            stop.whenAKeyIsMade(KeyStep.KEY_NOT_MADE),
            stop.whenAKeyIsMade(KeyStep.KEY_MADE));
    Fixture log = new Fixture(database(args[0]), keys, directory);
    Sequencer sequencer = log.sequencer(at -> stop.reached(at.name()));
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
        Connection tx = log.database.getConnection()) {
      tx.setAutoCommit(false);
      for (int n = 0; ; n++) {
        boolean fresh = n % NEW_TRAIL_EVERY == 0;
        log.writer.append(
            tx,
            Fixture.detail(
                fresh ? "r-%d-%d".formatted(ProcessHandle.current().pid(), n) : "r-" + n % 7));
        tx.commit();
        told.write('+');
      }
    }
  }

  private static DataSource database(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    return database;
  }

  /** Stands still at one step, the third time. */
  private record Stop(String step, Path directory, AtomicInteger times) {
    void reached(String name) {
      if (name.equals(step) && times.incrementAndGet() == ROUND) {
        try {
          Files.createFile(directory.resolve("reached"));
          while (!Files.exists(directory.resolve("go"))) {
            Thread.sleep(5);
          }
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }

    Consumer<String> whenAKeyIsMade(KeyStep at) {
      return sql -> {
        if (sql.startsWith("insert into log_key_store")) {
          reached(at.name());
        }
      };
    }
  }
}
