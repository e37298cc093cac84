/** Checks of the folders, and of the way from a file to a unit and back. */
@NullMarked
package se.sluss.adapters.kriminalvarden.inbound;

import org.jspecify.annotations.NullMarked;
