/**
 * Somebody who has not said who he is, passed on by the helpline: what a provider's unit does with
 * the code he says, the times it offers him, and the one word that it may say back.
 *
 * <p>Invariants: a code is kept as an HMAC of its proof alone, and only while it lives; it is tried
 * only by who works in the unit it was made for, no more often than the limits allow, and one that
 * is unknown, another unit's, used or dead is answered alike; whether he came is told once, only
 * when he has agreed to it, and names no hand-over.
 *
 * <p>Must never: keep an instant at which a code was used, or anything that joins a hand-over to
 * what the provider writes once he has said his name.
 */
@NullMarked
package se.sluss.adapters.kit.handover;

import org.jspecify.annotations.NullMarked;
