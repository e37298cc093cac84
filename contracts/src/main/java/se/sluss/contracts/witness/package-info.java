/**
 * A witness: remembers the last checkpoint of a log and cosigns only what extends it (C2SP
 * tlog-cosignature; the question of tlog-witness, without its HTTP).
 *
 * <p>Invariants: what is cosigned is remembered on disk first; a witness never cosigns two
 * histories, nor goes back.
 *
 * <p>Must never: run on the operator's machines if it is to be worth anything; know what a leaf
 * says.
 */
@NullMarked
package se.sluss.contracts.witness;

import org.jspecify.annotations.NullMarked;
