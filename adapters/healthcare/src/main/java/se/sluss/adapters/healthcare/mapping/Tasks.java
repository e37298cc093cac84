package se.sluss.adapters.healthcare.mapping;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ToldStep;

/** A referral that was sent, as a Task. No patient: nothing about him is kept here. */
public final class Tasks {
  private Tasks() {}

  /**
   * The Task of one event.
   *
   * @param rows what came of it, oldest first, one or more: the last is where it stands
   */
  public static Task of(List<SentRow> rows) {
    SentRow row = rows.getLast();
    Task task = new Task();
    task.setId(row.eventId());
    task.getMeta().setLastUpdated(Date.from(millis(row.changedAt())));
    task.addIdentifier().setSystem(Systems.URI).setValue("urn:uuid:" + row.eventId());
    TaskStates states = TaskStates.of(row);
    task.setStatus(states.status())
        .setIntent(TaskIntent.ORDER)
        .setCode(concept(Systems.TASK_CODE, "fulfill"))
        .setAuthoredOn(Date.from(millis(rows.getFirst().sentAt())))
        .setLastModified(Date.from(millis(row.changedAt())));
    task.setRequester(identified(Systems.OFFICER, row.officer().value()));
    task.setOwner(identified(Systems.UNIT, row.recipient().value()));
    String business = states.business();
    if (business != null) {
      task.getBusinessStatus().addCoding(coding(Systems.BUSINESS_STATUS, business));
    }
    task.getBusinessStatus().addCoding(coding(Systems.STATE, row.referral().state().name()));
    why(task, row);
    return task;
  }

  /** What was last told, why, and where it goes on; the number of what stopped it. */
  private static void why(Task task, SentRow row) {
    if (row.code() != null) {
      task.getStatusReason().addCoding(coding(Systems.PROBLEM, row.code()));
    }
    if (row.status() == SentRow.Status.OVERDUE) {
      task.getStatusReason().addCoding(coding(Systems.PROBLEM, SlCode.OVERDUE.toString()));
    }
    ToldStep last = row.referral().last();
    if (last == null) {
      return;
    }
    task.getStatusReason().addCoding(coding(Systems.STEP, last.step().name()));
    @Nullable Reason reason = last.reason();
    if (reason != null) {
      task.getStatusReason().addCoding(coding(Systems.REASON, reason.name()));
    }
    @Nullable NextStep next = last.next();
    if (next != null) {
      task.addOutput()
          .setType(concept(Systems.OUTPUT, "next-step"))
          .setValue(concept(Systems.NEXT, next.name()));
    }
  }

  /** FHIR's instants have thousandths of a second. */
  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Reference identified(String system, String value) {
    Reference reference = new Reference();
    reference.getIdentifier().setSystem(system).setValue(value);
    return reference;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(coding(system, code));
  }

  private static Coding coding(String system, String code) {
    return new Coding(system, code, null);
  }
}
