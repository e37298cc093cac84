package se.sluss.adapters.kit.sent;

import java.util.Set;
import java.util.function.Consumer;
import se.sluss.contracts.id.UnitId;

/** News for whoever shows a list: something has changed for a unit. Safe for several threads. */
public interface SentEvents {
  /**
   * Calls the listener after each committed change, sent or received, of one of these units; on a
   * thread of the adapter, so it must return at once.
   *
   * @return closes the listening
   */
  Listening listen(Set<UnitId> units, Consumer<UnitId> listener);

  /** A listener that can be taken away. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
