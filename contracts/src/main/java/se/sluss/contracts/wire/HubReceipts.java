package se.sluss.contracts.wire;

import java.util.List;

/**
 * Receipts for one sending unit, signed together: the hub answers what came together with one
 * signature. Each is a receipt by itself.
 *
 * @param receipts one to {@link #MOST}, all for the same sending unit
 */
public record HubReceipts(List<HubReceipt> receipts) {
  /** Most receipts under one signature; keeps the message under the broker's bound. */
  public static final int MOST = 32;

  /** Refuses an empty or oversized list, and receipts of several senders. */
  public HubReceipts {
    receipts = List.copyOf(receipts);
    if (receipts.isEmpty() || receipts.size() > MOST) {
      throw new IllegalArgumentException("one to 32 receipts are signed together");
    }
    if (receipts.stream().map(HubReceipt::sender).distinct().count() != 1) {
      throw new IllegalArgumentException("receipts signed together are for one sender");
    }
  }
}
