/**
 * {@code sluss adapter-test}: the conformance kit from the command line.
 *
 * <p>Invariant: what is printed is codes and the plan's own names. Must never connect to a Sluss
 * that is in use: the kit plays one.
 */
@NullMarked
package se.sluss.hub.cli.conformance;

import org.jspecify.annotations.NullMarked;
