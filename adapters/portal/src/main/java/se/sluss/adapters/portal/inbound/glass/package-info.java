/**
 * Breaking the glass: a handler who is not a named one asks, another person confirms.
 *
 * <p>Invariants: 112 stands first; whether anything is there to open is told by nothing here.
 *
 * <p>Must never: let one person do it alone.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.glass;

import org.jspecify.annotations.NullMarked;
