/**
 * From what was typed to an event, and from codes to words.
 *
 * <p>Invariants: what was typed is parsed once; a field at fault is named, its value never.
 *
 * <p>Must never: put a value nobody typed in the place of a missing one.
 */
@NullMarked
package se.sluss.adapters.portal.mapping;

import org.jspecify.annotations.NullMarked;
