/** The commands as a script calls them. */
@NullMarked
package se.sluss.hub.cli.seal;

import org.jspecify.annotations.NullMarked;
