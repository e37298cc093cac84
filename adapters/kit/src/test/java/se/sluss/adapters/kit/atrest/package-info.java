/** Behaviour, as sentences. */
@NullMarked
package se.sluss.adapters.kit.atrest;

import org.jspecify.annotations.NullMarked;
