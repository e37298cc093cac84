/**
 * The conformance kit: drives an adapter, ours or a stranger's, between a played Sluss and a played
 * agency, and says what it kept to ({@link se.sluss.adapters.conformance.trial.Trials}).
 *
 * <p>Invariant: it looks at what came out at the other side, never at what the adapter says of
 * itself alone. Must never be part of an installation, or be pointed at one: it plays the hub.
 */
@NullMarked
package se.sluss.adapters.conformance;

import org.jspecify.annotations.NullMarked;
