package se.sluss.adapters.kit.sent;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Deadlines.Deadline;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/**
 * Whom to call when a message has not got through: late with the unit, or not accepted in time. A
 * duty is never parked (house rule 9): one that was refused, by the hub at acceptance or at
 * release, by a reviewer's absence or by the recipient, is with nobody, and its sender is shown the
 * number at once, until the message has gone another way.
 */
public final class WhomToCall {
  private final MessageTypes types;
  private final Deadlines deadlines;
  private final Directory directory;
  private final Clock clock;

  /**
   * @param types which types are duties that may not wait
   * @param deadlines how long a sender waits for the hub
   * @param directory the numbers
   * @param clock what time it is
   */
  public WhomToCall(MessageTypes types, Deadlines deadlines, Directory directory, Clock clock) {
    this.types = types;
    this.deadlines = deadlines;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The number to call: that of the place whose unit the message was for.
   *
   * @return null when the message is with somebody, or may wait
   */
  @Nullable String now(
      TypeVersion type, Urgency urgency, UnitId recipient, Status status, Instant sentAt) {
    boolean call =
        switch (status) {
          case OVERDUE -> true;
          case WAITING -> notAccepted(type, urgency, sentAt);
          case REFUSED, WRONG_UNIT, IN_REVIEW -> mayNotWait(type);
          case ACCEPTED, ARRIVED, TAKEN_OVER, NEEDS_INFORMATION, CLOSED, SEALED_AGAIN -> false;
        };
    return call ? number(recipient) : null;
  }

  private boolean notAccepted(TypeVersion type, Urgency urgency, Instant sentAt) {
    Deadline deadline = deadlines.of(type, urgency);
    return deadline != null && sentAt.plus(deadline.accepted()).isBefore(clock.instant());
  }

  private boolean mayNotWait(TypeVersion type) {
    MessageType known = types.type(type);
    return known != null && known.onCallWhenStuck();
  }

  private String number(UnitId recipient) {
    Unit unit = directory.unit(recipient);
    return unit == null
        ? directory.onCallTelephone(null, null)
        : directory.onCallTelephone(unit.municipality(), unit.district());
  }
}
