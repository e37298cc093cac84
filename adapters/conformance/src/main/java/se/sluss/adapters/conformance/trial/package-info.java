/**
 * What an adapter must keep to, one method each, in the order of {@link
 * se.sluss.adapters.conformance.trial.Trial}.
 *
 * <p>Invariant: a trial leaves the played Sluss as it found it. Must never put a content into a
 * report.
 */
@NullMarked
package se.sluss.adapters.conformance.trial;

import org.jspecify.annotations.NullMarked;
