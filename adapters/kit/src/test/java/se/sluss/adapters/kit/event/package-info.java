/** Behaviour, as sentences. */
@NullMarked
package se.sluss.adapters.kit.event;

import org.jspecify.annotations.NullMarked;
