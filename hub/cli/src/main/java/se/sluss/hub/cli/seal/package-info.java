/**
 * Sealing and opening by hand: {@code sluss seal} and {@code sluss open}.
 *
 * <p>Invariants: a password comes from the environment, never from the command line, where every
 * process of the machine could read it; a refusal is exit 1 and leaves no output behind.
 *
 * <p>Must never: write a content to stderr, or open without verifying.
 */
@NullMarked
package se.sluss.hub.cli.seal;

import org.jspecify.annotations.NullMarked;
