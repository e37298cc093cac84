/**
 * The unit's inbox: claim, open, answer, book.
 *
 * <p>Invariants: content is shown only in the answer to an opening that was claimed and permitted;
 * a booking names the assessment of safety.
 *
 * <p>Must never: show that a message exists to somebody who may not know of it.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.receive;

import org.jspecify.annotations.NullMarked;
