/** What the kit promises, tried through the whole way. */
@NullMarked
package se.sluss.adapters.kit;

import org.jspecify.annotations.NullMarked;
