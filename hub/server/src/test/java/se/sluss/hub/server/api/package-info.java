/** Behaviour of the HTTP door, as sentences. */
@NullMarked
package se.sluss.hub.server.api;

import org.jspecify.annotations.NullMarked;
