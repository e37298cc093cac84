/**
 * Pages for somebody whom the helpline has passed on without a name: the code that is said, times
 * to offer, and whether the person came.
 *
 * <p>Invariants: every code that is not a live one of the viewer's unit is answered with the same
 * bytes; what was typed is never shown again.
 *
 * <p>Must never: ask who the person is.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.unnamed;

import org.jspecify.annotations.NullMarked;
