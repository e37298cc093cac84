/**
 * Two adapters, a broker, databases and a hub that is only played, for tests of the whole way.
 *
 * <p>Invariants: seals, signatures, broker and databases are real; the played hub opens nothing.
 */
@NullMarked
package se.sluss.adapters.kit.world;

import org.jspecify.annotations.NullMarked;
