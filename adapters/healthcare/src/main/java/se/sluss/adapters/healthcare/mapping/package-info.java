/**
 * Between FHIR and the kit's records.
 *
 * <p>Invariants: total and proved so at each message: what was read is written back, and whatever
 * the two do not have in common is refused with its FHIRPath; what is missing is refused, nothing
 * is guessed.
 *
 * <p>Must never: repeat a value in an error, or keep a resource.
 */
@NullMarked
package se.sluss.adapters.healthcare.mapping;

import org.jspecify.annotations.NullMarked;
