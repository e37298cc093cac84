package se.sluss.adapters.kit.inbox;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * The inbox of our units, for people and for their systems. Safe for several threads. Every refusal
 * of what the viewer may not know of is NOT_FOUND, whatever the reason.
 */
public interface Inbox {
  /**
   * What waits and what is being handled, urgent first, then newest.
   *
   * @param units which of the viewer's units
   * @param viewer who looks; rows for named handlers only are left out for others
   */
  List<InboxRow> list(Set<UnitId> units, Viewer viewer);

  /**
   * Takes a message in hand. One winner.
   *
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when another has it
   */
  void claim(MessageId message, Viewer viewer) throws RefusedException;

  /**
   * Lets a message go again, so that a colleague can claim it.
   *
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when another has it and the viewer is no
   *     responsible officer
   */
  void release(MessageId message, Viewer viewer) throws RefusedException;

  /**
   * Opens a message that the viewer has claimed. The hub is asked for a permit first.
   *
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when it is not claimed by the viewer;
   *     RESERVATION_NOT_ACKNOWLEDGED before {@link #acknowledge}; HUB_UNREACHABLE when it rests on
   *     consent and no permit can be had; CONTENT_GONE when it has been taken over; a seal's code
   *     when it cannot be trusted
   */
  Opened open(MessageId message, Viewer viewer) throws RefusedException;

  /**
   * What a message that the viewer has claimed is reserved with (förbehåll): codes that must be
   * acknowledged before it is opened; none for most.
   *
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when it is not claimed by the viewer
   */
  SortedSet<String> reservations(MessageId message, Viewer viewer) throws RefusedException;

  /**
   * Acknowledges all of them; on record with the hub when it is opened.
   *
   * @param codes all of the message's reservations, and no others
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN; WRONG_VALUE for other codes
   */
  void acknowledge(MessageId message, Viewer viewer, SortedSet<String> codes)
      throws RefusedException;

  /**
   * Takes a step in the life of a referral that the viewer has claimed and opened. With TAKE_OVER,
   * and with every end, the receiver says that the content is registered in its own records: it is
   * erased here, in the same transaction.
   *
   * @return the step's own message id
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when not claimed by the viewer, not opened, or
   *     not one of {@link InboxRow#inTurn}; SAFETY_NOT_ASSESSED for a meeting without a responsible
   *     officer's record; REASON_MISSING, NEXT_STEP_MISSING, CLOSED_WITHOUT_SAFETY; WRONG_VALUE for
   *     a code that the step or the type does not have
   */
  MessageId step(MessageId message, StepGiven step, Viewer viewer) throws RefusedException;

  /**
   * The same for a system that knows the older answers alone: it goes as answer/1.
   *
   * @param safety needed for BOOKED, ignored otherwise
   * @return the answer's own message id
   * @throws RefusedException as {@link #step}
   */
  MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation safety)
      throws RefusedException;
}
