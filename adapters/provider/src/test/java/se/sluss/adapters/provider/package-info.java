/** What must hold, tried. */
@NullMarked
package se.sluss.adapters.provider;

import org.jspecify.annotations.NullMarked;
