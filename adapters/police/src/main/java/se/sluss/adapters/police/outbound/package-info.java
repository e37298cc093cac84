/**
 * What the case system fetches: how far its messages have come.
 *
 * <p>Invariants: codes only; only what the sender may know.
 *
 * <p>Must never: tell whether a person was reached or booked.
 */
@NullMarked
package se.sluss.adapters.police.outbound;

import org.jspecify.annotations.NullMarked;
