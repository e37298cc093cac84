/**
 * What is on record beside the way of messages, and those who look at the record: changes of the
 * directory, of keys and of rights.
 *
 * <p>Invariants: what the hub works with is what is last on record; a change is a leaf before it is
 * used.
 *
 * <p>Must never: put a secret on record in a trail that everybody reads.
 */
@NullMarked
package se.sluss.hub.server.audit;

import org.jspecify.annotations.NullMarked;
