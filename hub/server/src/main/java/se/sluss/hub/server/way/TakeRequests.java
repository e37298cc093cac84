package se.sluss.hub.server.way;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes what comes at the HTTP door as {@link TakeIntake} takes what lies at the broker: as much at
 * once as waits, up to a bound, in one transaction. Whoever sent it waits for that, so that the
 * answer is a promise. When a batch fails each of it is tried by itself; what fails then is its
 * sender's still, who is told so. How much waits is bounded by what each adapter may have at once.
 */
public final class TakeRequests implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TakeRequests.class);
  private static final int PATIENCE_MILLIS = 500;

  private final int atOnce;
  private final Function<List<Came>, Told> way;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Workers workers = new Workers();

  private record Waiting(Came came, CompletableFuture<Told> answer) {}

  /**
   * @param atOnce how many batches are worked on at once
   * @param way takes a batch; when it returns, all of it is recorded; when it throws, nothing
   */
  TakeRequests(int atOnce, Function<List<Came>, Told> way) {
    this.atOnce = atOnce;
    this.way = way;
  }

  /**
   * Takes one.
   *
   * @return done when it is recorded, with what all in its batch were answered; failed when it is
   *     not, and is to be sent again
   */
  public CompletableFuture<Told> take(Came came) {
    Waiting one = new Waiting(came, new CompletableFuture<>());
    waiting.add(one);
    if (!workers.going()) {
      refuseAll();
    }
    return one.answer();
  }

  @Override
  public void start() {
    workers.start(atOnce, "door", this::run);
  }

  /** Lets what is being recorded be recorded; the rest is its senders' still. */
  @Override
  public void stop() {
    workers.stop();
    refuseAll();
  }

  @Override
  public boolean isRunning() {
    return workers.going();
  }

  private void refuseAll() {
    for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
      left.answer().completeExceptionally(new IllegalStateException("the hub stops"));
    }
  }

  private void run() {
    while (workers.going()) {
      try {
        @Nullable Waiting first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, TakeIntake.BATCH - 1);
          record(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void record(List<Waiting> batch) {
    try {
      Told told = way.apply(batch.stream().map(Waiting::came).toList());
      batch.forEach(one -> one.answer().complete(told));
    } catch (RuntimeException e) {
      LOG.error("SL-9099 {} at the door not recorded: {}", batch.size(), Quarantine.reason(e));
      if (batch.size() == 1) {
        batch.getFirst().answer().completeExceptionally(e);
      } else {
        batch.forEach(one -> record(List.of(one)));
      }
    }
  }
}
