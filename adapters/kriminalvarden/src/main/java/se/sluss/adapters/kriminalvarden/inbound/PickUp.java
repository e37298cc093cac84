package se.sluss.adapters.kriminalvarden.inbound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.sluss.contracts.id.UnitId;

/** First step: what has come is picked up; with it goes what a stop has left in work. */
public final class PickUp {
  private final Folders folders;
  private final Rested rested;

  /**
   * @param folders of our units
   * @param rested which files are written to their end
   */
  public PickUp(Folders folders, Rested rested) {
    this.folders = folders;
    this.rested = rested;
  }

  /** Everything that is in work now, unit by unit, oldest first. */
  public List<Working> pickUp() throws IOException {
    List<Working> all = new ArrayList<>();
    for (UnitId unit : folders.units()) {
      if (folders.ours(unit)) {
        for (Path ready : rested.of(folders.in(unit), folders.incoming(unit))) {
          folders.pickUp(unit, ready);
        }
        all.addAll(folders.working(unit));
      }
    }
    return all;
  }
}
