/**
 * Where a message goes: agencies' units, the places they serve, and who treats in each place.
 *
 * <p>Invariants: every answer comes from {@code config/directory}; a unit of a place is found by
 * municipality, district, function and day, all exact; a closed unit is never an answer.
 *
 * <p>Must never: guess. A place that is not certain is asked back.
 */
@NullMarked
package se.sluss.contracts.directory;

import org.jspecify.annotations.NullMarked;
