/** Figures that show nobody, and who tries to see somebody in them. */
@NullMarked
package se.sluss.hub.server.follow;

import org.jspecify.annotations.NullMarked;
