/**
 * Between the door's JSON and the kit's records.
 *
 * <p>Invariants: total: each field of the door has its place in what is sent, or the wish is
 * refused with the field's name; a consent is passed on as it was given.
 *
 * <p>Must never: guess, widen a consent, or repeat a value in an error.
 */
@NullMarked
package se.sluss.adapters.template.mapping;

import org.jspecify.annotations.NullMarked;
