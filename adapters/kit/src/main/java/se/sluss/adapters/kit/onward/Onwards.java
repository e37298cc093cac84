package se.sluss.adapters.kit.onward;

import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.inbox.HeldReferrals;
import se.sluss.adapters.kit.inbox.HeldReferrals.Held;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;

/** Refers onward what a unit has taken over. Safe for several threads. */
public final class Onwards {
  private final HeldReferrals held;
  private final WriteOnward write;
  private final Dispatches dispatches;
  private final Preview preview;
  private final Units units;

  /** What it takes; see each. */
  public Onwards(
      HeldReferrals held, WriteOnward write, Dispatches dispatches, Preview preview, Units units) {
    this.held = held;
    this.write = write;
    this.dispatches = dispatches;
    this.preview = preview;
    this.units = units;
  }

  /**
   * Sends it. What is answered with {@code Sent} is durable here; whether it waits while contact is
   * stopped is told to nobody.
   *
   * @param message the referral that it carries on
   * @param viewer who sends, and answers for safety
   * @return what became of it; the same again gets the same answer
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when the viewer does not have it in hand, or
   *     the unit has not taken it over or it has ended otherwise than by being completed; FORBIDDEN
   *     for a unit that does not assess who uses violence; SAFETY_NOT_ASSESSED; TOO_YOUNG; a number
   *     and field of what the schema refuses
   */
  public Outcome send(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    Held from = from(message, viewer);
    return dispatches.submit(write.of(from, referral, viewer), from.unit());
  }

  /**
   * Where it would go, and why. Stores and sends nothing.
   *
   * @throws RefusedException as {@link #send}
   */
  public Outlook look(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    Held from = from(message, viewer);
    Onward onward = write.of(from, referral, viewer);
    return preview.look(onward, from.unit());
  }

  private Held from(MessageId message, Viewer viewer) throws RefusedException {
    Held from = held.actedOn(message, viewer);
    Unit unit = units.unit(from.unit());
    if (unit == null || unit.function() != UnitFunction.AUTHORITY_VIOLENCE) {
      throw new RefusedException(SlCode.FORBIDDEN);
    }
    return from;
  }
}
