/**
 * The police's case system's door: events in, what became of them out.
 *
 * <p>The rooms: {@code inbound} takes events; {@code outbound} tells answers; {@code mapping}
 * between the door's JSON and the kit; {@code config} security.
 *
 * <p>Invariants: 202 is answered only after the durable outbox has what goes; the same event twice
 * has one effect; an error names a field, never its value.
 *
 * <p>Must never: tell the police whether a person was reached or booked, or know another adapter.
 */
@NullMarked
package se.sluss.adapters.police;

import org.jspecify.annotations.NullMarked;
