/**
 * How fast a part is sealed and opened in one process: {@code bench seal}.
 *
 * <p>Invariants: what is timed is what adapters do, checks included; Bouncy Castle alone makes and
 * opens the very same form (a test opens each with the other), so that the providers are all that
 * differs.
 */
@NullMarked
package se.sluss.hub.bench.seal;

import org.jspecify.annotations.NullMarked;
