package se.sluss.adapters.kit.inbox;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/**
 * A message of the inbox, as the database has it.
 *
 * @param message its id
 * @param unit whose
 * @param consentBased whether it rests on consent: never opened without a permit
 * @param urgent whether it is a duty or urgent
 * @param protectedIdentity named handlers only
 * @param sealed JSON of the sealed message, still locked
 * @param state how far it has come
 * @param claimedBy who has it
 * @param erased whether it was taken over, and the sealed parts are gone
 */
record Received(
    MessageId message,
    UnitId unit,
    boolean consentBased,
    boolean urgent,
    boolean protectedIdentity,
    Bytes sealed,
    State state,
    @Nullable OfficerId claimedBy,
    boolean erased) {

  /** Whether this viewer may know that it exists. */
  boolean visibleTo(Viewer viewer) {
    return viewer.units().contains(unit) && (viewer.namedHandler() || !protectedIdentity);
  }

  boolean claimedBy(Viewer viewer) {
    return viewer.officer().equals(claimedBy);
  }

  /** Prints codes only. */
  @Override
  public String toString() {
    return "Received[" + message + ", " + state + "]";
  }
}
