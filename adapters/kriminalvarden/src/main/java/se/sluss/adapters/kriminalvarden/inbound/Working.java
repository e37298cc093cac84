package se.sluss.adapters.kriminalvarden.inbound;

import java.nio.file.Path;
import se.sluss.contracts.id.UnitId;

/**
 * A file that is picked up and not yet done with.
 *
 * @param unit whose folder it came in: the sender
 * @param file in the working folder, under a name of ours
 */
public record Working(UnitId unit, Path file) {
  /** Our name of it. */
  String name() {
    return String.valueOf(file.getFileName());
  }
}
