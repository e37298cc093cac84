package se.sluss.adapters.kit.onward;

import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.contracts.id.MessageId;

/** Refers onward what a unit has taken over. Safe for several threads. */
public interface Onwards {
  /**
   * Whether a page has reason to offer it. {@link #send} checks everything anew, and asks more: who
   * sends must be a responsible officer.
   *
   * @param row as the viewer's inbox has it
   */
  boolean may(InboxRow row, Viewer viewer);

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
  Outcome send(MessageId message, OnwardReferral referral, Viewer viewer) throws RefusedException;

  /**
   * Where it would go, and why. Stores and sends nothing.
   *
   * @throws RefusedException as {@link #send}
   */
  Outlook look(MessageId message, OnwardReferral referral, Viewer viewer) throws RefusedException;
}
