/**
 * What the record system sends us.
 *
 * <p>Invariants: a Bundle is answered only when what goes is durable; the sending unit comes from
 * the token, never from the Bundle.
 *
 * <p>Must never: take a referral for a unit that the token does not name, or a part of a Bundle.
 */
@NullMarked
package se.sluss.adapters.healthcare.inbound;

import org.jspecify.annotations.NullMarked;
