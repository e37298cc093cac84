/**
 * Between an item of a file and what the kit sends, and between what the kit answers and a receipt.
 *
 * <p>Invariants: total: every element of the schema has a place, or the item is refused with its
 * name; a consent is passed on as it was given.
 *
 * <p>Must never: guess a unit, or repeat a value in a fault.
 */
@NullMarked
package se.sluss.adapters.kriminalvarden.mapping;

import org.jspecify.annotations.NullMarked;
