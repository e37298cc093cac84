/**
 * What our units have received: a durable inbox, claimed by one, opened by permit, answered.
 *
 * <p>Invariants: a row shows codes only; content is readable only in memory while it is shown,
 * after its seal, signature, label, hash, schema and implied categories were checked; a message
 * that is missing, another unit's, or for named handlers only gets the same answer; a consent-based
 * message is never opened without the hub's permit.
 *
 * <p>Must never: log or store anything readable of a part.
 */
@NullMarked
package se.sluss.adapters.kit.inbox;

import org.jspecify.annotations.NullMarked;
