/**
 * What the rules leave to a person of the own agency: list, read, attest or let it stay.
 *
 * <p>Invariants: content is shown only in the answer to a request of a reviewer, never by an
 * address alone; whoever sent something cannot settle it.
 *
 * <p>Must never: settle anything by itself, or propose what to settle.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.review;

import org.jspecify.annotations.NullMarked;
