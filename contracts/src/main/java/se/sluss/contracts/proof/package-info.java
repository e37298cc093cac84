/**
 * Checks a log, a proof or a bundle without trusting whoever wrote it. Shares nothing with the
 * writer but the hash function ({@link Hash} and {@link Rfc6962}); paths, notes, bundles and proofs
 * are read by code of its own, so that a mistake in one is not mirrored in the other.
 *
 * <p>Invariants: what cannot be read is refused; a refusal names the first wrong place; nothing but
 * proof is taken as proof.
 *
 * <p>Must never: depend on another package, or on the hub; need a database.
 */
@NullMarked
package se.sluss.contracts.proof;

import org.jspecify.annotations.NullMarked;
