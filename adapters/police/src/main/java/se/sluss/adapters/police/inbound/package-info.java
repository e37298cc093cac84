/**
 * What the case system sends us.
 *
 * <p>Invariants: an event is answered only when it is durable; the sending unit comes from the
 * token, never from the body.
 *
 * <p>Must never: take an event for a unit that the token does not name.
 */
@NullMarked
package se.sluss.adapters.police.inbound;

import org.jspecify.annotations.NullMarked;
