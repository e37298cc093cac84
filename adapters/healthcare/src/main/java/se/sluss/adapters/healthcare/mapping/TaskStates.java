package se.sluss.adapters.healthcare.mapping;

import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.referral.ReferralState;

/**
 * How far a referral has come, in the words of HL7 BSeR (after IHE 360X): Task.status, and a
 * business status where the published code system has one.
 *
 * @param status of the Task
 * @param business code of {@code TaskBusinessStatusCS}; null where it has none that is true
 */
record TaskStates(TaskStatus status, @Nullable String business) {
  /** For a row that was sent. */
  static TaskStates of(SentRow row) {
    return switch (row.status()) {
      // With us: the hub has not signed for it, or a reviewer of our own agency has it.
      case WAITING, IN_REVIEW, SEALED_AGAIN -> new TaskStates(TaskStatus.REQUESTED, "2.0");
      case REFUSED -> new TaskStates(TaskStatus.FAILED, null);
      case ACCEPTED, ARRIVED, OVERDUE, TAKEN_OVER, WRONG_UNIT, NEEDS_INFORMATION, CLOSED ->
          of(row.referral().state());
    };
  }

  /** For a state that the sender knows. */
  static TaskStates of(ReferralState state) {
    return switch (state) {
      case RECEIVED -> new TaskStates(TaskStatus.RECEIVED, "2.0");
      case NEEDS_INFORMATION -> new TaskStates(TaskStatus.ONHOLD, "2.0");
      case ACCEPTED -> new TaskStates(TaskStatus.ACCEPTED, "3.0");
      case SCHEDULED -> new TaskStates(TaskStatus.INPROGRESS, "5.1.1");
      case NO_SHOW -> new TaskStates(TaskStatus.INPROGRESS, "5.1.2");
      case APPOINTMENT_CANCELLED -> new TaskStates(TaskStatus.INPROGRESS, "5.1.3");
      case INTERIM -> new TaskStates(TaskStatus.INPROGRESS, "5.1.4");
      case ON_HOLD -> new TaskStates(TaskStatus.ONHOLD, "3.0");
      case CANCELLATION_ASKED -> new TaskStates(TaskStatus.INPROGRESS, "5.2");
      case COMPLETED -> new TaskStates(TaskStatus.COMPLETED, "7.0");
      case DECLINED, MISROUTED -> new TaskStates(TaskStatus.REJECTED, "4.0");
      case CANCELLED, PERSON_DECLINED, CONSENT_WITHDRAWN ->
          new TaskStates(TaskStatus.CANCELLED, "6.0");
      case EXPIRED -> new TaskStates(TaskStatus.FAILED, null);
      case ENTERED_IN_ERROR -> new TaskStates(TaskStatus.ENTEREDINERROR, null);
    };
  }
}
