package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SafetyWord.Word;

/**
 * Whether who supports somebody exposed, if there is such, is told when a meeting is missed and
 * when it ends: what the person has agreed to, or a responsible officer has weighed. Nothing here
 * tells whether there is such. Safe for several threads.
 */
public final class HeldSafety {
  private final Handlers handlers;
  private final HubDoor hub;
  private final Transactions transactions;

  /** What saying so needs; see each. */
  public HeldSafety(Handlers handlers, HubDoor hub, Transactions transactions) {
    this.handlers = handlers;
    this.hub = hub;
    this.transactions = transactions;
  }

  /**
   * Says it.
   *
   * @param message that the viewer has claimed
   * @param word what
   * @param weighing the viewer's own, as a responsible officer; with TELL and DO_NOT_TELL
   * @return when it was noted
   * @throws RefusedException NOT_FOUND, also for what is not about who has used violence, or ended
   *     before the person could agree; OUT_OF_TURN when it is not claimed by the viewer;
   *     WRONG_ATTESTER, NOT_ATTESTED, MISSING_FIELD, WRONG_VALUE; HUB_UNREACHABLE
   */
  public Instant say(MessageId message, Word word, @Nullable Weighing weighing, Viewer viewer)
      throws RefusedException {
    UnitId unit = transactions.run(() -> handlers.claimed(message, viewer).unit());
    if (weighing == null && word.weighs()) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, "/weighing"));
    }
    if (weighing != null && !word.weighs()) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/weighing"));
    }
    if (weighing != null && !weighs(viewer, weighing)) {
      throw new RefusedException(new Fault(SlCode.WRONG_ATTESTER, "/weighing/officer"));
    }
    return hub.say(message, new SafetyWord(unit, viewer.officer(), word, attested(weighing)));
  }

  /** Nobody weighs for another. */
  private static boolean weighs(Viewer viewer, Weighing weighing) {
    return weighing.officer().equals(viewer.officer())
        && viewer.roles().contains(AttesterRole.RESPONSIBLE_OFFICER.toString());
  }

  private static @Nullable Attestation attested(@Nullable Weighing weighing) {
    return weighing == null
        ? null
        : new Attestation(
            weighing.officer(),
            AttesterRole.RESPONSIBLE_OFFICER,
            weighing.at(),
            weighing.criteria());
  }
}
