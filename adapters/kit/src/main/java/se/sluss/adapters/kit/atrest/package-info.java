/**
 * Encryption of what the adapter stores: AES-256-GCM (NIST SP 800-38D), a key for each unit,
 * wrapped by a master key that is a setting and never in the database.
 *
 * <p>Invariants: a stored text opens only as the row it was written for; without the master key the
 * database tells nothing of any content.
 *
 * <p>Must never: fall back to another key, or to none.
 */
@NullMarked
package se.sluss.adapters.kit.atrest;

import org.jspecify.annotations.NullMarked;
