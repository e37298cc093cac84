package se.sluss.adapters.kriminalvarden.inbound;

import java.io.IOException;

/** Last step: the file that has its receipt goes, to quarantine if nothing of it was read. */
public final class ClearAway {
  private final Folders folders;

  /**
   * @param folders of our units
   */
  public ClearAway(Folders folders) {
    this.folders = folders;
  }

  /** Clears it away. */
  public void clear(Settled settled) throws IOException {
    if (settled.refused()) {
      folders.quarantine(settled.working(), settled.name(), settled.receipt().toArray());
    } else {
      folders.remove(settled.working());
    }
  }
}
