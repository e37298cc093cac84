/**
 * Asks the witnesses of the log for their cosignatures.
 *
 * <p>Invariants: a line is kept only if the witness's key, given by config, made it over our own
 * checkpoint; the hub goes on without witnesses, and says so when one has been silent for long.
 *
 * <p>Must never: stop or delay integration because of a witness.
 */
@NullMarked
package se.sluss.hub.server.witness;

import org.jspecify.annotations.NullMarked;
