/**
 * The log in PostgreSQL: leaves are written in the hub's own transactions, the sequencer gives them
 * their place in the tree, readers prove it.
 *
 * <p>Invariants: no leaf without its state, no state without its leaf; the leaves of a referral
 * enter the tree in the order of its counter, without a gap; a head is moved only by whoever holds
 * its row and saw its size and epoch; a checkpoint is signed only over a committed head, and is on
 * disk outside the database before anyone can read it.
 *
 * <p>Must never: publish what a restored database could contradict; write a key or a detail in the
 * clear; decide who may read a trail (the caller does).
 */
@NullMarked
package se.sluss.hub.log.store;

import org.jspecify.annotations.NullMarked;
