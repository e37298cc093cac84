/** What must hold, tried. */
@NullMarked
package se.sluss.adapters.provider.mapping;

import org.jspecify.annotations.NullMarked;
