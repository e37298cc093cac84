/**
 * How fast, and what survives: the programs behind {@code java -jar hub/bench/target/bench.jar}.
 *
 * <p>Invariants: every command prints a table for people and, as its last line, one line of JSON;
 * nothing here is a test, and no figure decides whether a build passes; it runs on the packaged
 * configuration from the root of a packaged build.
 */
@NullMarked
package se.sluss.hub.bench;

import org.jspecify.annotations.NullMarked;
