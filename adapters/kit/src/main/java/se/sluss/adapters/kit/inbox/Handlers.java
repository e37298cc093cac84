package se.sluss.adapters.kit.inbox;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.hub.HubApi.BrokenGlass;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** Who may see a message, and who has it in hand. */
public final class Handlers {
  private final InboxStore store;
  private final BrokenGlasses glass;

  /**
   * @param store what was received
   * @param glass what was broken by those who are not named handlers
   */
  public Handlers(InboxStore store, BrokenGlasses glass) {
    this.store = store;
    this.glass = glass;
  }

  /**
   * A message that the viewer may know of.
   *
   * @throws RefusedException NOT_FOUND, also when it is there for others
   */
  Received visible(MessageId message, Viewer viewer) throws RefusedException {
    Received received = store.find(message);
    if (received == null
        || !(received.visibleTo(viewer)
            || (viewer.units().contains(received.unit()) && broke(received.unit(), viewer)))) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return received;
  }

  /**
   * A message that the viewer has claimed.
   *
   * @throws RefusedException NOT_FOUND, or OUT_OF_TURN when it is another's or was refused
   */
  Received claimed(MessageId message, Viewer viewer) throws RefusedException {
    Received received = visible(message, viewer);
    if (!received.claimedBy(viewer) || received.state() == State.REFUSED) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    return received;
  }

  /** Whether the viewer may see also what only named handlers of the unit see. */
  boolean seesAll(UnitId unit, Viewer viewer) {
    return viewer.namedHandler() || broke(unit, viewer);
  }

  /** The glass that the viewer's seeing the message rests on; absent when it rests on none. */
  @Nullable BrokenGlass broken(Received received, Viewer viewer) {
    return received.protectedIdentity() && !viewer.namedHandler()
        ? glass.open(received.unit(), viewer)
        : null;
  }

  private boolean broke(UnitId unit, Viewer viewer) {
    return glass.open(unit, viewer) != null;
  }
}
