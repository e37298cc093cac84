/** Behaviour of the steps of the way, as sentences. */
@NullMarked
package se.sluss.hub.server.way;

import org.jspecify.annotations.NullMarked;
