/**
 * Typed settings and the objects made from them at start; fails closed.
 *
 * <p>Invariants: a setting that is missing or wrong stops the start.
 *
 * <p>Must never: hold a key of a unit, or of the certificate authority.
 */
@NullMarked
package se.sluss.hub.server.setup;

import org.jspecify.annotations.NullMarked;
