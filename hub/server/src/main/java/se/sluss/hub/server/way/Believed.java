package se.sluss.hub.server.way;

import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.wire.Evidence;

/** What is left of an arrival when its signatures have been looked at. */
public sealed interface Believed permits Arrived.Unbelieved, Believed.Report, Checked {
  /**
   * A recipient's evidence, as its own signature vouches for.
   *
   * @param unit who says so
   * @param evidence what
   */
  record Report(Unit unit, Evidence evidence) implements Believed, Settled {}
}
