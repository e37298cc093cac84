/**
 * The hash tree of RFC 6962 section 2.1, as the writer of the log uses it.
 *
 * <p>Convention for size 0, held by the verifier too: the root of the empty tree is SHA-256 of the
 * empty string; there is no inclusion proof in it, and no consistency proof from it (RFC 6962
 * section 2.1.2 requires 0 &lt; m), since every tree extends the empty one and such a proof would
 * prove nothing.
 *
 * <p>Must never: check a proof ({@code se.sluss.contracts.proof} does, with code of its own).
 */
@NullMarked
package se.sluss.hub.log.merkle;

import org.jspecify.annotations.NullMarked;
