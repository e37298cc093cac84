package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.SameEvent;

/**
 * Two notices came separately, and who has both in hand knows the person: they are of one event.
 * Safe for several threads.
 */
public final class HeldEvents {
  private final Handlers handlers;
  private final HubDoor hub;
  private final Transactions transactions;

  /** What saying so needs; see each. */
  public HeldEvents(Handlers handlers, HubDoor hub, Transactions transactions) {
    this.handlers = handlers;
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Says so.
   *
   * @param message that the viewer has claimed
   * @param other that the viewer has claimed, of the same unit
   * @return when it was noted
   * @throws RefusedException NOT_FOUND, also when one of them is not opened or has ended;
   *     OUT_OF_TURN when one is not claimed by the viewer; HUB_UNREACHABLE
   */
  public Instant join(MessageId message, MessageId other, Viewer viewer) throws RefusedException {
    Received one =
        transactions.run(
            () -> {
              Received first = handlers.claimed(message, viewer);
              if (!handlers.claimed(other, viewer).unit().equals(first.unit())) {
                throw new RefusedException(SlCode.NOT_FOUND);
              }
              return first;
            });
    return hub.join(message, new SameEvent(one.unit(), viewer.officer(), other));
  }
}
