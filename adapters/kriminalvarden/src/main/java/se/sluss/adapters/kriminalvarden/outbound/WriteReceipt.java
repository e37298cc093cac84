package se.sluss.adapters.kriminalvarden.outbound;

import java.io.IOException;
import se.sluss.adapters.kriminalvarden.inbound.Folders;
import se.sluss.adapters.kriminalvarden.inbound.Settled;

/** Fourth step: the receipt appears in the out folder, whole. */
public final class WriteReceipt {
  private final Folders folders;

  /**
   * @param folders of our units
   */
  public WriteReceipt(Folders folders) {
    this.folders = folders;
  }

  /** Writes it; the same again is the same file. */
  public Settled write(Settled settled) throws IOException {
    folders.putOut(
        settled.working().unit(),
        "receipt-" + settled.name() + ".xml",
        settled.receipt().toArray());
    return settled;
  }
}
