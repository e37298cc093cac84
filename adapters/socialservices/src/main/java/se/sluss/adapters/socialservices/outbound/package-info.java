/**
 * What the case system is handed: rows in codes, and opened messages.
 *
 * <p>Invariants: an opened message is handed over in the answer to the call that opened it.
 *
 * <p>Must never: keep content readable.
 */
@NullMarked
package se.sluss.adapters.socialservices.outbound;

import org.jspecify.annotations.NullMarked;
