/**
 * Files out: a receipt for each file, and a status for each change of what was handed over. The
 * agency acknowledges one by taking it away.
 *
 * <p>Invariants: a file appears whole, by an atomic rename, after its bytes are on disk; the same
 * has the same name; codes and ids only.
 *
 * <p>Must never: tell more than the type of the message and his consent tell.
 */
@NullMarked
package se.sluss.adapters.kriminalvarden.outbound;

import org.jspecify.annotations.NullMarked;
