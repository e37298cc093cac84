package se.sluss.adapters.kit.sent;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import se.sluss.contracts.id.UnitId;

/** Passes on what has been committed. */
public final class News implements SentEvents {
  private record Listener(Set<UnitId> units, Consumer<UnitId> told) {}

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public Listening listen(Set<UnitId> units, Consumer<UnitId> listener) {
    Listener one = new Listener(Set.copyOf(units), listener);
    listeners.add(one);
    return () -> listeners.remove(one);
  }

  /** After the commit: nobody is told of what may still be undone. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  public void tell(SentChanged change) {
    for (Listener one : listeners) {
      if (one.units().contains(change.unit())) {
        one.told().accept(change.unit());
      }
    }
  }
}
