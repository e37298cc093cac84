/**
 * {@code sluss check}: what a file is, whether one of our doors would take it, and why not, without
 * asking anybody.
 *
 * <p>Invariants: a line of JSON for each file on stdout, words for people on stderr; 0 is yes for
 * every file, 1 a clear no for some, 2 a wrong call; no file is read whose size is over the bound;
 * what is not recognised is a no.
 *
 * <p>Must never: repeat anything of a file but names that the doors' own schemas know; decide
 * otherwise than the doors do, for it asks the same code and the same schemas; use the network.
 */
@NullMarked
package se.sluss.hub.cli.check;

import org.jspecify.annotations.NullMarked;
