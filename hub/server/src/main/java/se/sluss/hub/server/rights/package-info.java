/**
 * Who may open what
 *
 * <p>Invariants: missing and forbidden take the same path and give the same bytes; an opening is on
 * record before it is permitted.
 *
 * <p>Must never: tell one side what belongs to another.
 */
@NullMarked
package se.sluss.hub.server.rights;

import org.jspecify.annotations.NullMarked;
