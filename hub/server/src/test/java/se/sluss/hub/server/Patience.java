package se.sluss.hub.server;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long a test waits for what must come: long, since a busy machine is no fault. */
final class Patience {
  private static final Duration MOST = Duration.ofMinutes(3);

  private Patience() {}

  /** Comes back when it is so; an error when it has not become so in three minutes. */
  static void until(Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    while (!so.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it has not come about");
      }
      Thread.sleep(50);
    }
  }
}
