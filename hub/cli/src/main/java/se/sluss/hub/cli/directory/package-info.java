/**
 * {@code sluss directory find} and {@code sluss config check}: asks the directory, and says what is
 * wrong with a configuration folder.
 *
 * <p>Invariants: JSON on stdout, words for people on stderr; 0 is yes, 1 a clear no, 2 a wrong call
 * or a failure; a failure is never taken for a no.
 *
 * <p>Must never: answer otherwise than the hub and the adapters do; all of them ask {@link
 * se.sluss.contracts.directory.Directory}.
 */
@NullMarked
package se.sluss.hub.cli.directory;

import org.jspecify.annotations.NullMarked;
