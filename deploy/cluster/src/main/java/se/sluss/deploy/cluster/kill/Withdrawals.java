package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.OfficerId;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;

/**
 * Persons who take their consent back while all this goes on: some at once, some when their message
 * has arrived, some after an officer has opened it. When the police have been answered, both nodes
 * of the hub are asked for leave to open it, and neither may give it.
 */
final class Withdrawals {
  private static final List<Part> NODES = List.of(Part.HUB_1, Part.HUB_2);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final OfficerId OFFICER = OfficerId.of("p-117");

  /** How far a message is let go before its consent is taken back. */
  private enum When {
    OPENED,
    AT_ONCE,
    ARRIVED
  }

  /** How many persons do so at once; each waits for his message through every outage. */
  private static final int AT_ONCE = 6;

  private final Cluster cluster;
  private final Directory directory;
  private final BlockingQueue<String> events;
  private final BooleanSupplier goesOn;
  private final long patience;
  private final Set<String> withdrawn = new ConcurrentSkipListSet<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger openedAfter = new AtomicInteger();

  /**
   * @param events whose persons take their consent back
   * @param goesOn whether more do
   * @param lastNanos when none does any more
   */
  Withdrawals(
      Cluster cluster,
      Directory directory,
      BlockingQueue<String> events,
      BooleanSupplier goesOn,
      long lastNanos) {
    this.cluster = cluster;
    this.directory = directory;
    this.events = events;
    this.goesOn = goesOn;
    this.patience = lastNanos + PATIENCE.toNanos();
  }

  /** Takes back while it goes on; what has been begun is ended. */
  void run() throws InterruptedException {
    try (ExecutorService persons = Executors.newFixedThreadPool(AT_ONCE)) {
      Callable<Void> person =
          () -> {
            try (Recipients recipients = new Recipients(cluster, directory)) {
              new Person(new PoliceSide(cluster), recipients).run();
            }
            return null;
          };
      for (Future<Void> one : persons.invokeAll(Collections.nCopies(AT_ONCE, person))) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a consent could not be taken back", e.getCause());
    }
  }

  /** One after another. */
  private final class Person {
    private final PoliceSide police;
    private final Recipients recipients;

    Person(PoliceSide police, Recipients recipients) {
      this.police = police;
      this.recipients = recipients;
    }

    void run() throws InterruptedException {
      while (goesOn.getAsBoolean()) {
        @Nullable String event = events.poll(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (event != null) {
          takeBack(event, When.values()[turns.getAndIncrement() % When.values().length]);
        }
      }
    }

    private void takeBack(String event, When when) throws InterruptedException {
      PoliceSide.Told message = arrived(event, when);
      if (when == When.OPENED && opens(Part.HUB_1, message)) {
        opened.incrementAndGet();
      }
      until(() -> police.visit(door -> door.withdraw(message.id(), OFFICER)));
      withdrawn.add(message.id());
      for (Part node : NODES) {
        if (opens(node, message)) {
          openedAfter.incrementAndGet();
        }
      }
    }

    /** The hub must have it, or there is no consent yet to take back. */
    private PoliceSide.Told arrived(String event, When when) throws InterruptedException {
      while (true) {
        List<PoliceSide.Told> told = until(() -> police.messages(event));
        if (!told.isEmpty()) {
          PoliceSide.Told first = told.getFirst();
          if (first.status().equals("ARRIVED")
              || (when == When.AT_ONCE && !first.status().equals("WAITING"))) {
            return first;
          }
        }
        rest();
      }
    }

    private boolean opens(Part node, PoliceSide.Told message) throws InterruptedException {
      return until(() -> recipients.opens(node, message.id(), message.unit()));
    }
  }

  /** What may fail for a while. */
  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws IOException, InterruptedException;
  }

  private <T> T until(Attempt<T> attempt) throws InterruptedException {
    while (true) {
      try {
        return attempt.make();
      } catch (IOException _) {
        rest();
      }
    }
  }

  /** A run whose end does not come cannot be compared. */
  private void rest() throws InterruptedException {
    if (System.nanoTime() > patience) {
      throw new IllegalStateException("a consent could not be taken back to the end");
    }
    Thread.sleep(AGAIN);
  }

  /** The messages whose consent was taken back, as the police were answered. */
  Set<String> withdrawn() {
    return withdrawn;
  }

  /** How many were opened before that. */
  int opened() {
    return opened.get();
  }

  /** How often a node gave leave afterwards. */
  int openedAfter() {
    return openedAfter.get();
  }
}
