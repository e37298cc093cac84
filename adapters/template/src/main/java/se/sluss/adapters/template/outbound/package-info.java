/**
 * What the system fetches: how far its wishes have come.
 *
 * <p>Invariants: codes only; only what the sender may know.
 *
 * <p>Must never: answer for another unit's wish differently than for one that never was.
 */
@NullMarked
package se.sluss.adapters.template.outbound;

import org.jspecify.annotations.NullMarked;
