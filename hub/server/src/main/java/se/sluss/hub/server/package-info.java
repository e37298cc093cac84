/**
 * The hub: verifies, decides, records and relays what it cannot read.
 *
 * <p>Invariants: nothing moves without a decision and a leaf in the log, in the same transaction as
 * the state they tell of; what is accepted is never lost and never takes effect twice.
 *
 * <p>Must never: hold a key that opens content, or read a clock other than the injected one.
 */
@NullMarked
package se.sluss.hub.server;

import org.jspecify.annotations.NullMarked;
