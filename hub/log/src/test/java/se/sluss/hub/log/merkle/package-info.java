/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.merkle;

import org.jspecify.annotations.NullMarked;
