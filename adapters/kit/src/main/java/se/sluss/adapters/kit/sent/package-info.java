/**
 * What became of what our units sent, and the news of it as it comes.
 *
 * <p>Invariants: codes only; never whether a person was reached or booked; an event says only that
 * something has changed for a unit, and the list is read anew.
 *
 * <p>Must never: tell a unit of another unit's messages.
 */
@NullMarked
package se.sluss.adapters.kit.sent;

import org.jspecify.annotations.NullMarked;
