package se.sluss.hub.server.way;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that do the same until they are told to stop, and then may finish what they are at. The
 * work itself asks whether it is to go on.
 */
final class Workers {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  /**
   * Starts them.
   *
   * @param count how many
   * @param name what they are called, with a number behind
   * @param work what each does, until {@link #going} says no or it is interrupted
   */
  void start(int count, String name, Runnable work) {
    running = true;
    for (int i = 0; i < count; i++) {
      threads.add(Thread.ofPlatform().name(name + "-" + i).start(work));
    }
  }

  /** Waits for each to finish what it is at; interrupts one that does not. */
  void stop() {
    running = false;
    for (Thread thread : threads) {
      try {
        if (!thread.join(LAST_WORDS)) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  /** Whether they are to go on. */
  boolean going() {
    return running;
  }

  /** Rests; one that is interrupted meanwhile stops, and so do the others. */
  void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
