package se.sluss.hub.server.way;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubStatus;

/**
 * What the hub has to say to senders after a batch, gathered so that each unit is told all of it
 * under one signature. Not for several threads.
 */
final class Replies {
  /** Whom, and in which lane. */
  record To(UnitId unit, boolean urgent) {}

  private final Map<To, List<HubReceipt>> receipts = new LinkedHashMap<>();
  private final Map<To, List<HubStatus>> statuses = new LinkedHashMap<>();

  void receipt(boolean urgent, HubReceipt receipt) {
    receipts.computeIfAbsent(new To(receipt.sender(), urgent), _ -> new ArrayList<>()).add(receipt);
  }

  void status(UnitId unit, boolean urgent, HubStatus status) {
    statuses.computeIfAbsent(new To(unit, urgent), _ -> new ArrayList<>()).add(status);
  }

  Map<To, List<HubReceipt>> receipts() {
    return receipts;
  }

  Map<To, List<HubStatus>> statuses() {
    return statuses;
  }
}
