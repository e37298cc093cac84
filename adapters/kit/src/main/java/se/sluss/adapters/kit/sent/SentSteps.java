package se.sluss.adapters.kit.sent;

import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.id.MessageId;

/** The steps that a sender can take with what it has sent. Safe for several threads. */
public interface SentSteps {
  /**
   * Takes a step.
   *
   * @param message the referral, one of what the viewer's units have sent
   * @return the step's own message id
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when it is not one of {@link SentRow#inTurn};
   *     REASON_MISSING; NO_COMMON_VERSION when the unit's adapter cannot be told; WRONG_VALUE for a
   *     code that the step does not have
   */
  MessageId step(MessageId message, StepGiven step, Viewer viewer) throws RefusedException;
}
