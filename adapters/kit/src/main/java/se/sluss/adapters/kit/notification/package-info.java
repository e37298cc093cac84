/**
 * The way of an event out of the adapter: map to parts, find the unit, ask the hub "may I?", seal,
 * keep in the outbox.
 *
 * <p>Invariants: two tracks of one event share no id, handle or time of their own; a no sends
 * nothing; a concern that cannot be placed shows the on-call number at once; the same event twice
 * has the outcome it had.
 *
 * <p>Must never: guess a unit, weigh a harm, or keep content readable.
 */
@NullMarked
package se.sluss.adapters.kit.notification;

import org.jspecify.annotations.NullMarked;
