/**
 * What is sent: the police event as both police doors take it (IGOR), with its check; and what an
 * adapter of another agency has written itself.
 *
 * <p>Invariants: printing an event shows its id and stage only; a fault names a field, never its
 * value.
 *
 * <p>Must never: leave the adapter. What travels is made of it by {@code notification}.
 */
@NullMarked
package se.sluss.adapters.kit.event;

import org.jspecify.annotations.NullMarked;
