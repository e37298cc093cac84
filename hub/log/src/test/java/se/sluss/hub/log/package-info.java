/** Tests of this package. */
@NullMarked
package se.sluss.hub.log;

import org.jspecify.annotations.NullMarked;
