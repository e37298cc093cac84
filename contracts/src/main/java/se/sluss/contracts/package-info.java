/**
 * What passes between an agency and the hub, and nothing else: covers, parts, seals, receipts,
 * states, schemas and error codes.
 *
 * <p>Invariants: a cover holds codes only; content exists only sealed; every type is immutable.
 *
 * <p>Must never: depend on a framework, or on the hub or an adapter.
 */
@NullMarked
package se.sluss.contracts;

import org.jspecify.annotations.NullMarked;
