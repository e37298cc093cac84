/**
 * The agency's side of an adapter, as its system stands at it: an address, or a folder of files.
 *
 * <p>Invariant: an answer is taken, refused, later or none, and its text; what it means is for the
 * trials. Must never believe an answer because of its status alone where the plan says what it
 * holds.
 */
@NullMarked
package se.sluss.adapters.conformance.door;

import org.jspecify.annotations.NullMarked;
