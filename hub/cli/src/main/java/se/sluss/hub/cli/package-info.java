/**
 * The command line for operators, auditors and scripts.
 *
 * <p>Invariants: exit 0 for yes, 1 for a clear no, 2 for a wrong call; what a machine reads is on
 * stdout, words for people are on stderr.
 *
 * <p>Must never: decide anything itself, or need a framework to start.
 */
@NullMarked
package se.sluss.hub.cli;

import org.jspecify.annotations.NullMarked;
