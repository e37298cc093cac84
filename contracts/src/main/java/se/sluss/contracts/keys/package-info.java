/**
 * Keys and certificates of units: P-256 pairs for signing and for opening, certificates of X.509
 * (RFC 5280) from one pinned authority, files of PKCS#12 (RFC 7292).
 *
 * <p>Invariants: a unit's certificate names the unit in the subject alternative name as the URI
 * {@code urn:sluss:unit:ID} and the agency in {@code O}; it serves either signing or opening, never
 * both; time comes from the given clock; a key lies on disk only encrypted, readable by its owner
 * alone.
 *
 * <p>Must never: put a private key into a text, a log or an exception; let the hub's process hold
 * the authority's key.
 */
@NullMarked
package se.sluss.contracts.keys;

import org.jspecify.annotations.NullMarked;
