/** Several nodes and one database. */
@NullMarked
package se.sluss.hub.server.rules;

import org.jspecify.annotations.NullMarked;
