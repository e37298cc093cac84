/**
 * What the record system fetches: how far its referrals have come, and what this server is.
 *
 * <p>Invariants: codes only; only the caller's own unit's; only what its patient's consent and the
 * type of the referral tell; missing and another's are answered alike.
 *
 * <p>Must never: give back a patient, or tell why something ended.
 */
@NullMarked
package se.sluss.adapters.healthcare.outbound;

import org.jspecify.annotations.NullMarked;
