/**
 * What the log signs: checkpoints (C2SP tlog-checkpoint) as signed notes (signed-note),
 * cosignatures of witnesses (tlog-cosignature, type 0x04) and receipts (tlog-proof).
 *
 * <p>Invariants: Ed25519 by Bouncy Castle; a checkpoint is three lines and no extension; a private
 * key is never printed.
 *
 * <p>Must never: sign a tree head that is not yet committed; check a signature ({@code
 * se.sluss.contracts.proof} does).
 */
@NullMarked
package se.sluss.hub.log.note;

import org.jspecify.annotations.NullMarked;
