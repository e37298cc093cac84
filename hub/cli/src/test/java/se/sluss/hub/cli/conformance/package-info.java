/**
 * {@code sluss adapter-test}: what it refuses before it begins; what it tries has its own tests.
 */
@NullMarked
package se.sluss.hub.cli.conformance;

import org.jspecify.annotations.NullMarked;
