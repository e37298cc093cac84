package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LogDatabase.class)
final class ContentionTest {
  private static final int WRITERS = 4;
  private static final int EACH = 120;

  @Test
  void twoSequencersAmongWritersIntegrateEachCommittedLeafOnce(
      DataSource database, @TempDir Path directory) throws Exception {
    Fixture log = new Fixture(database, directory);
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicInteger committed = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int seed = w;
        writers.add(threads.submit(() -> write(log, seed, committed)));
      }
      List<Future<Integer>> sequencers = new ArrayList<>();
      for (int s = 0; s < 2; s++) {
        sequencers.add(threads.submit(() -> sequence(log, writing)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      int integrated = 0;
      for (Future<Integer> sequencer : sequencers) {
        integrated += sequencer.get();
      }
      integrated += log.sequencer().integrate(100_000).count();
      assertThat(integrated).isEqualTo(committed.get());
    }
    WholeLog.holds(log, committed.get());
  }

  /** Every third transaction rolls back; all writers share three referrals. */
  private static int write(Fixture log, int seed, AtomicInteger committed) throws Exception {
    for (int n = 0; n < EACH; n++) {
      try (Connection tx = log.database.getConnection()) {
        tx.setAutoCommit(false);
        log.writer.append(tx, Fixture.detail("r-" + (n + seed) % 3));
        if (n % 3 == 2) {
          tx.rollback();
        } else {
          tx.commit();
          committed.incrementAndGet();
        }
      }
    }
    return EACH;
  }

  private static int sequence(Fixture log, AtomicBoolean writing) {
    Sequencer sequencer = log.sequencer();
    int integrated = 0;
    while (writing.get()) {
      integrated += sequencer.integrate(17).count();
    }
    return integrated;
  }
}
