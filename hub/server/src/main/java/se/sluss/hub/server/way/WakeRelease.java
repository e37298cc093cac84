package se.sluss.hub.server.way;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes this node's release when something may be waiting, so that nothing waits for the next look.
 * What another node has committed is found by looking. Safe for several threads.
 */
@Component
public class WakeRelease {
  private final Semaphore calls = new Semaphore(0);

  /** Once the current transaction has committed. */
  public void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            now();
          }
        });
  }

  /** At once. */
  public void now() {
    calls.release();
  }

  /** Comes back when it has been called since the last time, or after this long. */
  public void await(Duration longest) {
    try {
      if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
