/**
 * The commands that check a log, a proof or a trail, for auditors who trust nobody.
 *
 * <p>Invariants: exit 0 for yes, 1 for a clear no, 2 for a wrong call; what a machine reads is on
 * standard output, words for people on standard error.
 *
 * <p>Must never: take anything but {@code se.sluss.contracts.proof} to judge with.
 */
@NullMarked
package se.sluss.hub.cli.log;

import org.jspecify.annotations.NullMarked;
