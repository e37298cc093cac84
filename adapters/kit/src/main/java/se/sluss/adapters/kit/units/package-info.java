/**
 * Which units are ours, and their keys.
 *
 * <p>Invariants: a unit is ours when the directory names this adapter for it and we hold its keys.
 * Nothing is sealed with a key that the log does not prove; a key in our units' name that we do not
 * hold is an alarm, and then nothing is sent until people have dealt with it.
 *
 * <p>Must never: give a key to anything outside this adapter.
 */
@NullMarked
package se.sluss.adapters.kit.units;

import org.jspecify.annotations.NullMarked;
