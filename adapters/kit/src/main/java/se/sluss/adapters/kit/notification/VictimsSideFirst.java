package se.sluss.adapters.kit.notification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.problem.SlCode;

/**
 * Step 6: who meets the person who has used violence is sent his with the victim's side's or after
 * it. While that goes nowhere, or waits for a reviewer, his is not sent either.
 */
public final class VictimsSideFirst {
  private final SentMessages sent;
  private final OnCall onCall;

  VictimsSideFirst(SentMessages sent, OnCall onCall) {
    this.sent = sent;
    this.onCall = onCall;
  }

  /** Stops the notice whose warning does not go. */
  public Passage look(Passage passage) {
    return passage.event() instanceof Forewarned both
            && passage.person() instanceof Lane.Sealed notice
            && !goes(both, passage)
        ? new Passage(both, passage.sender(), stopped(notice), passage.beside())
        : passage;
  }

  private Lane stopped(Lane.Sealed notice) {
    Lane.Written written = notice.allowed().written();
    Fault why = new Fault(SlCode.VICTIMS_SIDE_FIRST, null);
    return new Lane.Ended(
        written.callsWhenStuck()
            ? onCall.call(written.place(), why, List.of(), null)
            : new Result.Refused(why, List.of(), notice.allowed().decision()));
  }

  private boolean goes(Forewarned both, Passage passage) {
    return switch (Objects.requireNonNull(passage.beside())) {
      case Lane.Sealed warning -> !isLeftToAPerson(warning.allowed().decision());
      case Lane.Before _ ->
          sent.ofEvent(passage.sender(), both.eventId()).stream()
              .filter(row -> row.type().name().equals(both.warning().type().name()))
              .anyMatch(row -> isWithTheHub(row.status()));
      case Lane.Ended _, Lane.Chosen _, Lane.Placed _, Lane.Written _, Lane.Allowed _ -> false;
    };
  }

  private static boolean isLeftToAPerson(@Nullable Why decision) {
    return decision != null && decision.outcome().equals("REVIEW");
  }

  /** Only what the hub has signed for is sure to be before what is sent now. */
  private static boolean isWithTheHub(SentRow.Status status) {
    return switch (status) {
      case ACCEPTED, ARRIVED, OVERDUE, TAKEN_OVER, NEEDS_INFORMATION, CLOSED -> true;
      case WAITING, WRONG_UNIT, REFUSED, IN_REVIEW, SEALED_AGAIN -> false;
    };
  }
}
