/**
 * Sluss, played around one adapter: a real broker, real tokens, real seals, and a hub that decides
 * nothing, signs receipts and does as it is told, also what a hub must never do.
 *
 * <p>Invariant: it knows of an adapter what the hub knows, and nothing of how it is made. Must
 * never be part of an installation.
 */
@NullMarked
package se.sluss.adapters.conformance.played;

import org.jspecify.annotations.NullMarked;
