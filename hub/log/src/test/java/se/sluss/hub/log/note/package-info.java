/** Tests of this package. */
@NullMarked
package se.sluss.hub.log.note;

import org.jspecify.annotations.NullMarked;
