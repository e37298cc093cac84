/** Tests of the command line. */
@NullMarked
package se.sluss.hub.cli;

import org.jspecify.annotations.NullMarked;
