package se.sluss.adapters.socialservices.outbound.sdk;

import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.units.Units;
import se.sluss.adapters.socialservices.outbound.sdk.Deliveries.Of;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery.State;
import se.sluss.contracts.directory.SdkAddresses;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * First step out: what waits for a unit that is reached by SDK is taken in hand, and gets a row.
 */
public final class PlanDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(PlanDeliveries.class);
  private static final int BATCH = 100;

  private final Units units;
  private final SdkAddresses addresses;
  private final Inbox inbox;
  private final Deliveries deliveries;

  /**
   * @param units which are ours
   * @param addresses which of them are reached by SDK
   * @param inbox theirs
   * @param deliveries the rows
   */
  public PlanDeliveries(Units units, SdkAddresses addresses, Inbox inbox, Deliveries deliveries) {
    this.units = units;
    this.addresses = addresses;
    this.inbox = inbox;
    this.deliveries = deliveries;
  }

  /** Plans what there is to plan. */
  public void plan() {
    Set<UnitId> reached =
        units.ours().stream()
            .map(Unit::id)
            .filter(unit -> addresses.of(unit) != null)
            .collect(Collectors.toSet());
    if (reached.isEmpty()) {
      return;
    }
    for (Of message : deliveries.unplanned(reached, SdkOfficer.ID, BATCH)) {
      plan(message);
    }
    deliveries.planSteps();
  }

  private void plan(Of message) {
    try {
      inbox.claim(message.message(), SdkOfficer.of(message.unit()));
      SortedSet<String> reserved =
          inbox.reservations(message.message(), SdkOfficer.of(message.unit()));
      if (reserved.isEmpty()) {
        deliveries.plan(message, State.WAITING, null);
        return;
      }
      // Only a person can acknowledge.
      deliveries.plan(message, State.LEFT, SlCode.RESERVATION_NOT_ACKNOWLEDGED);
      inbox.release(message.message(), SdkOfficer.of(message.unit()));
    } catch (RefusedException e) {
      LOG.info("message {} is not for SDK now: {}", message.message(), e.fault().code());
    }
  }
}
