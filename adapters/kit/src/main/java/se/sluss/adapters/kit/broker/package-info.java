/**
 * The one link to the broker: one connection, few sessions, a consumer for each queue of our units.
 *
 * <p>Invariants: what is received is in the database before the broker forgets it; the bytes that
 * are sent are those of the outbox; a database that is away leaves messages with the broker.
 *
 * <p>Must never: hold a thread for each queue, print a body, or drop what it cannot read without a
 * trace.
 */
@NullMarked
package se.sluss.adapters.kit.broker;

import org.jspecify.annotations.NullMarked;
