/**
 * What comes back: times offered, and sums.
 *
 * <p>Invariants: a message is opened by permit and counted once; no sum below the smallest that is
 * published can be told or worked out.
 *
 * <p>Must never: join "came" to a hand-over.
 */
@NullMarked
package se.sluss.adapters.helpline.outbound;

import org.jspecify.annotations.NullMarked;
