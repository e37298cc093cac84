package se.sluss.hub.server.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.wire.Bytes;

class TakeRequestsTest {
  private static final Came BAD = came(99);
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<Integer> recorded = new CopyOnWriteArrayList<>();
  private final TakeRequests door = new TakeRequests(1, this::record);

  private static Came came(int number) {
    return new Came(
        new Arrived.From("police", "polisen-stockholm"), Bytes.of(new byte[] {(byte) number}));
  }

  /** Records all or nothing, as a transaction does, once the way is open. */
  private Told record(List<Came> batch) {
    try {
      assertThat(open.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (batch.contains(BAD)) {
      throw new IllegalStateException("cannot be recorded");
    }
    batch.forEach(one -> recorded.add((int) Objects.requireNonNull(one.bytes()).toArray()[0]));
    return new Told(List.of());
  }

  @Test
  void whatCannotBeRecordedTakesNothingElseWithIt() throws Exception {
    door.start();
    List<CompletableFuture<Told>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(door.take(came(i)));
    }
    CompletableFuture<Told> bad = door.take(BAD);
    open.countDown();

    for (CompletableFuture<Told> answer : answers) {
      answer.get(1, TimeUnit.MINUTES);
    }
    assertThatThrownBy(() -> bad.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
    assertThat(recorded).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    door.stop();
  }

  @Test
  void nobodyWaitsForADoorThatHasClosed() {
    open.countDown();
    door.start();
    door.stop();
    assertThatThrownBy(() -> door.take(came(1)).get(1, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    assertThat(recorded).isEmpty();
  }
}
