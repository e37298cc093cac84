package se.sluss.hub.bench.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a generator's process does, once it is told to begin. */
interface Role extends AutoCloseable {
  /**
   * Does it.
   *
   * @return milliseconds that it took
   */
  long run() throws Exception;

  @Override
  void close() throws Exception;

  /** Runs all at once, and waits for all; the first that fails fails all. */
  static void all(List<Callable<Void>> threads) throws Exception {
    try (ExecutorService pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Future<Void> one : pool.invokeAll(threads)) {
        one.get();
      }
    }
  }
}
