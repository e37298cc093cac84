/**
 * What the pages ask of the directory.
 *
 * <p>Must never: guess a unit.
 */
@NullMarked
package se.sluss.adapters.portal.outbound;

import org.jspecify.annotations.NullMarked;
