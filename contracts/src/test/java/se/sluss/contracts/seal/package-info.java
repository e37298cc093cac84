/** A seal opens for one, whole, or not at all. */
@NullMarked
package se.sluss.contracts.seal;

import org.jspecify.annotations.NullMarked;
