package se.sluss.hub.log.store;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import org.postgresql.ds.PGSimpleDataSource;

/** Appends and sequences until it is killed; writes a byte to a file after each commit. */
final class WritingProcess {
  private WritingProcess() {}

  /** Arguments: JDBC address, directory of the checkpoint, file for the bytes. */
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    Fixture log = new Fixture(database, Path.of(args[1]));
    Thread sequencing =
        new Thread(
            () -> {
              Sequencer sequencer = log.sequencer();
              while (sequencer.integrate(50).count() >= 0) {
                Thread.onSpinWait();
              }
            });
    sequencing.setDaemon(true);
    sequencing.start();
    try (OutputStream told =
            Files.newOutputStream(
                Path.of(args[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      for (int n = 0; ; n++) {
        log.writer.append(tx, Fixture.detail("r-" + n % 7));
        tx.commit();
        told.write('+');
      }
    }
  }
}
