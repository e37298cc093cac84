/**
 * The police event as both police doors take it (IGOR), and its check.
 *
 * <p>Invariants: printing an event shows its id and stage only; a fault names a field, never its
 * value.
 *
 * <p>Must never: leave the adapter. What travels is made of it by {@code notification}.
 */
@NullMarked
package se.sluss.adapters.kit.event;

import org.jspecify.annotations.NullMarked;
