package se.sluss.adapters.kriminalvarden.outbound;

import java.util.Objects;
import se.sluss.adapters.kriminalvarden.inbound.Settled;

/** Third step: the receipt is kept, so that the same content has the same for ever. */
public final class KeepReceipt {
  private final Receipts receipts;

  /**
   * @param receipts where
   */
  public KeepReceipt(Receipts receipts) {
    this.receipts = receipts;
  }

  /** Keeps it; what was not read has nothing to be known by and is not kept. */
  public Settled keep(Settled settled) {
    String sha256 = settled.sha256();
    if (sha256 == null) {
      return settled;
    }
    receipts.keep(
        settled.working().unit(), sha256, new Receipts.Kept(settled.refused(), settled.receipt()));
    Receipts.Kept kept = Objects.requireNonNull(receipts.find(settled.working().unit(), sha256));
    return settled.with(kept.refused(), kept.receipt());
  }
}
