/** Behaviour, as sentences. */
@NullMarked
package se.sluss.adapters.kit.sent;

import org.jspecify.annotations.NullMarked;
