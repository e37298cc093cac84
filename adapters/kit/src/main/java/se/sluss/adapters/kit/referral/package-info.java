/**
 * The referral's life as one of our units knows it: the steps it has taken and those it was told
 * of, what is in turn now, and how a step is written.
 *
 * <p>Invariants: only a step that is in turn as far as is known here is offered or signed; the hub
 * decides whether it is; a step that the hub refuses counts as not taken; the same step twice
 * counts once.
 *
 * <p>Must never: keep what a step says in clear, or the safety assessment at all.
 */
@NullMarked
package se.sluss.adapters.kit.referral;

import org.jspecify.annotations.NullMarked;
