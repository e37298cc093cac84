/**
 * The referral's life as one table: which states there are, which step leads from which to which,
 * whose it is, what it must say, and what closes. Hub, adapters and tests read the same table; who
 * is told of which step is in {@code config/types}, since that is law.
 *
 * <p>Invariants: every pair of state and step has one answer; every state that is no end leads to
 * one; no end without a coded reason, and without date and instrument of the safety assessment or a
 * coded reason why there is none; codes only.
 *
 * <p>Must never: hold free text or the time of an appointment, interpret an instrument, or let one
 * side's step depend on what that side may not know.
 */
@NullMarked
package se.sluss.contracts.referral;

import org.jspecify.annotations.NullMarked;
