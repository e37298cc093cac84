/**
 * An agency's adapter as a witness of the hub's log (C2SP tlog-witness).
 *
 * <p>Invariants: what is cosigned is remembered on this adapter's disk first; the key is made here
 * and never leaves it; off unless {@code sluss.witness.name} is set.
 *
 * <p>Must never: run on the hub's machines, if it is to be worth anything.
 */
@NullMarked
package se.sluss.adapters.kit.witness;

import org.jspecify.annotations.NullMarked;
