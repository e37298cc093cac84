/** Behaviour, as sentences. */
@NullMarked
package se.sluss.adapters.kit.door;

import org.jspecify.annotations.NullMarked;
