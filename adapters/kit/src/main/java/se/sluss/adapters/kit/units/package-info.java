/**
 * Which units are ours, and their keys.
 *
 * <p>Invariants: a unit is ours when the directory names this adapter for it and we hold its keys.
 *
 * <p>Must never: give a key to anything outside this adapter.
 */
@NullMarked
package se.sluss.adapters.kit.units;

import org.jspecify.annotations.NullMarked;
