/**
 * The calls from an adapter to the hub, each with this adapter's own token, and the hub's directory
 * as last heard.
 *
 * <p>Invariants: a call carries codes only; a directory without a valid certificate of a unit gives
 * no key for it; a hub that cannot be reached is told apart from one that says no.
 *
 * <p>Must never: send content, or trust a key the pinned root has not signed.
 */
@NullMarked
package se.sluss.adapters.kit.hub;

import org.jspecify.annotations.NullMarked;
