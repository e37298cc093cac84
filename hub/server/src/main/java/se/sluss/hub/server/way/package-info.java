/**
 * The way of a message through the hub, step by step; {@link se.sluss.hub.server.way.TheWay} shows
 * all of it.
 *
 * <p>Invariants: each step is a bean named by a verb; a step either hands on a value or refuses it
 * with a numbered code; state, decision, leaf and outbox change in one transaction.
 *
 * <p>Must never: acknowledge before the transaction is durable, or let a message pass undecided.
 */
@NullMarked
package se.sluss.hub.server.way;

import org.jspecify.annotations.NullMarked;
