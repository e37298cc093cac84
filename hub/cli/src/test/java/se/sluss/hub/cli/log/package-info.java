/** Tests of this package. */
@NullMarked
package se.sluss.hub.cli.log;

import org.jspecify.annotations.NullMarked;
