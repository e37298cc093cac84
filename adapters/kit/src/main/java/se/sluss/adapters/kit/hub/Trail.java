package se.sluss.adapters.kit.hub;

import java.util.List;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** The way of a message, our own side of it, as the hub has it on record. */
public interface Trail {
  /**
   * Every hop that this unit may see, in order.
   *
   * @throws RefusedException NOT_FOUND for what is missing or not this unit's; HUB_UNREACHABLE
   */
  List<HubApi.TrailEntry> of(MessageId message, UnitId unit) throws RefusedException;
}
