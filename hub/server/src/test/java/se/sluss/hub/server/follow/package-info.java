/** Several nodes and one database. */
@NullMarked
package se.sluss.hub.server.follow;

import org.jspecify.annotations.NullMarked;
