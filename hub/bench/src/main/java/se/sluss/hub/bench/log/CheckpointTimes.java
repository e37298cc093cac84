package se.sluss.hub.bench.log;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/** From commit to signed checkpoint, with the hub's own rounds and its pause between them. */
final class CheckpointTimes {
  private static final int ROUND = 16_384;
  private static final int PAUSE_MILLIS = 250;
  private static final int COMMITS_A_SECOND = 100;

  private record Committed(long upTo, long at) {}

  private final LogUnderTest log;
  private final long before;
  private final Deque<Committed> waiting = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final List<Double> millis = new ArrayList<>();

  CheckpointTimes(LogUnderTest log) {
    this.log = log;
    this.before = log.reader().publishedSize();
  }

  /**
   * Commits leaves at a rate.
   *
   * @return milliseconds from each commit to the publishing of a checkpoint that covers it
   */
  double[] at(double rate, double seconds) throws Exception {
    Thread sequencing = new Thread(this::sequence);
    sequencing.start();
    int perCommit = (int) Math.max(1, rate / COMMITS_A_SECOND);
    long start = System.nanoTime();
    long done = 0;
    while ((System.nanoTime() - start) / 1e9 < seconds) {
      log.append(perCommit);
      done += perCommit;
      waiting.addLast(new Committed(done, System.nanoTime()));
      double ahead = done / rate - (System.nanoTime() - start) / 1e9;
      if (ahead > 0) {
        pause((long) (ahead * 1000));
      }
    }
    writing.set(false);
    sequencing.join();
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void sequence() {
    while (writing.get() || !waiting.isEmpty()) {
      int count;
      do {
        count = log.round(ROUND);
        long published = log.reader().publishedSize() - before;
        long now = System.nanoTime();
        while (!waiting.isEmpty() && waiting.getFirst().upTo() <= published) {
          millis.add((now - waiting.removeFirst().at()) / 1e6);
        }
      } while (count >= ROUND);
      pause(PAUSE_MILLIS);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
