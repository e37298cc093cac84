/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.witness;

import org.jspecify.annotations.NullMarked;
