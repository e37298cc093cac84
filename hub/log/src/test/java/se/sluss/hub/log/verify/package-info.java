/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.verify;

import org.jspecify.annotations.NullMarked;
