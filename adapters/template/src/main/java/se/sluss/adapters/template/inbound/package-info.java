/**
 * What the system sends us.
 *
 * <p>Invariants: a wish is answered only when it is durable; the sending unit comes from the token,
 * never from the body.
 *
 * <p>Must never: take a wish for a unit that the token does not name.
 */
@NullMarked
package se.sluss.adapters.template.inbound;

import org.jspecify.annotations.NullMarked;
