/** What must hold, tried. */
@NullMarked
package se.sluss.adapters.provider.outbound;

import org.jspecify.annotations.NullMarked;
