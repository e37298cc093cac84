/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.tile;

import org.jspecify.annotations.NullMarked;
