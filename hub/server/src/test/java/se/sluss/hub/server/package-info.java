/** The hub as a whole, against a real database, a real broker and real seals. */
@NullMarked
package se.sluss.hub.server;

import org.jspecify.annotations.NullMarked;
