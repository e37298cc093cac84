package se.sluss.adapters.kit.sent;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/**
 * A duty is never parked (house rule 9): one that was sent and then refused, by the hub at
 * acceptance or at release, by a reviewer's absence or by the recipient, is with nobody. Its sender
 * is shown whom to call, at once and until the message has gone another way.
 */
public final class StuckDuty {
  private static final Set<Status> WITH_NOBODY =
      EnumSet.of(Status.REFUSED, Status.WRONG_UNIT, Status.OVERDUE, Status.IN_REVIEW);

  private final MessageTypes types;
  private final Directory directory;

  /**
   * @param types which types are duties that may not wait
   * @param directory the numbers
   */
  public StuckDuty(MessageTypes types, Directory directory) {
    this.types = types;
    this.directory = directory;
  }

  /**
   * The number to call: that of the place whose unit the message was for.
   *
   * @return null when the message is with somebody, or may wait
   */
  @Nullable String callNow(TypeVersion type, UnitId recipient, Status status) {
    MessageType known = types.type(type);
    if (!WITH_NOBODY.contains(status) || known == null || !known.onCallWhenStuck()) {
      return null;
    }
    Unit unit = directory.unit(recipient);
    return unit == null
        ? directory.onCallTelephone(null, null)
        : directory.onCallTelephone(unit.municipality(), unit.district());
  }
}
