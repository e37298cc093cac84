package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChange.Change;

/**
 * A consent that was given in custody is confirmed by the unit that has spoken with the person
 * outside. Safe for several threads.
 */
public final class HeldConsents {
  private final InboxStore store;
  private final Handlers handlers;
  private final Unseal unseal;
  private final HubDoor hub;
  private final Transactions transactions;

  /** What confirming needs; see each. */
  public HeldConsents(
      InboxStore store, Handlers handlers, Unseal unseal, HubDoor hub, Transactions transactions) {
    this.store = store;
    this.handlers = handlers;
    this.unseal = unseal;
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * The person has said it again, outside custody.
   *
   * @param message that the viewer has claimed and opened
   * @return when it was confirmed
   * @throws RefusedException NOT_FOUND, also when it was not given in custody or no longer stands;
   *     OUT_OF_TURN when it is not claimed by the viewer; HUB_UNREACHABLE
   */
  public Instant confirm(MessageId message, Viewer viewer) throws RefusedException {
    Cover cover =
        transactions.run(
            () -> {
              Received received = handlers.claimed(message, viewer);
              return unseal.cover(store.sealed(received), received.unit());
            });
    if (!(cover.ground() instanceof Ground.Consent(ConsentRecord record, var _))) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    ConsentChange asked =
        new ConsentChange(
            cover.recipient().unit(),
            viewer.officer(),
            cover.conversationId(),
            record.subject(),
            Change.CONFIRMED,
            null);
    return hub.change(record.id(), asked);
  }
}
