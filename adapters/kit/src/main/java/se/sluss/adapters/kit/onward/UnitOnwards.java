package se.sluss.adapters.kit.onward;

import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.inbox.HeldReferrals;
import se.sluss.adapters.kit.inbox.HeldReferrals.Held;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** {@link Onwards} of the units that assess who uses violence. Safe for several threads. */
public final class UnitOnwards implements Onwards {
  private final HeldReferrals held;
  private final WriteOnward write;
  private final Dispatches dispatches;
  private final Preview preview;
  private final Units units;

  /** What it takes; see each. */
  public UnitOnwards(
      HeldReferrals held, WriteOnward write, Dispatches dispatches, Preview preview, Units units) {
    this.held = held;
    this.write = write;
    this.dispatches = dispatches;
    this.preview = preview;
    this.units = units;
  }

  @Override
  public boolean may(InboxRow row, Viewer viewer) {
    return viewer.officer().equals(row.claimedBy())
        && HeldReferrals.actsOn(row.referral().state())
        && assesses(row.unit());
  }

  @Override
  public Outcome send(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    Held from = from(message, viewer);
    return dispatches.submit(write.of(from, referral, viewer), from.unit());
  }

  @Override
  public Outlook look(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    Held from = from(message, viewer);
    Onward onward = write.of(from, referral, viewer);
    return preview.look(onward, from.unit());
  }

  private Held from(MessageId message, Viewer viewer) throws RefusedException {
    Held from = held.actedOn(message, viewer);
    if (!assesses(from.unit())) {
      throw new RefusedException(SlCode.FORBIDDEN);
    }
    return from;
  }

  private boolean assesses(UnitId id) {
    Unit unit = units.unit(id);
    return unit != null && unit.function() == UnitFunction.AUTHORITY_VIOLENCE;
  }
}
