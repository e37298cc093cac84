/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.store;

import org.jspecify.annotations.NullMarked;
