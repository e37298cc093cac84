/**
 * What the log costs: integration beside the bare database, the way to a signed checkpoint, proofs,
 * and whether the cost of a leaf grows with the tree.
 *
 * <p>Invariants: one PostgreSQL of its own with {@code fsync} and {@code synchronous_commit} on;
 * the bare database and the log take turns in it; rows of both are of the same size.
 */
@NullMarked
package se.sluss.hub.bench.log;

import org.jspecify.annotations.NullMarked;
