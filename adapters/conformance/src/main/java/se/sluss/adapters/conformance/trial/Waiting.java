package se.sluss.adapters.conformance.trial;

import java.time.Duration;

/** Waits for what must come. */
public final class Waiting {
  private static final long PAUSE_MILLIS = 50;

  private Waiting() {}

  /** Something that may be so. */
  @FunctionalInterface
  public interface Condition<E extends Exception> {
    /** Whether it is. */
    boolean so() throws E;
  }

  /**
   * Waits until it is so.
   *
   * @return whether it was so in time
   */
  public static <E extends Exception> boolean until(Duration longest, Condition<E> condition)
      throws E {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.so()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      pause(PAUSE_MILLIS);
    }
    return true;
  }

  /** Lets time pass in which nothing may come. */
  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
