/**
 * Between the door's JSON and the kit's records.
 *
 * <p>Invariants: what is not known is refused and named by its field.
 *
 * <p>Must never: guess, or repeat a value in an error.
 */
@NullMarked
package se.sluss.adapters.socialservices.mapping;

import org.jspecify.annotations.NullMarked;
