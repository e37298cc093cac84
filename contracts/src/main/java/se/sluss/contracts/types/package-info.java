/**
 * What can be sent: message types, with the grounds they rest on and the answers they get, and the
 * bounds of size and time that all programs share.
 *
 * <p>Invariants: everything comes from {@code config/types}, {@code config/lifetimes.yaml} and
 * {@code config/limits.yaml}; a type that is not there cannot be sent; the accept window is shorter
 * than the memory of duplicates, and the longest sealed life shorter than the keeping of keys.
 *
 * <p>Must never: decide. Whether a ground holds is for {@code hub/secrecy}.
 */
@NullMarked
package se.sluss.contracts.types;

import org.jspecify.annotations.NullMarked;
