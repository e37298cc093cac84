/**
 * What the case system asks us to do.
 *
 * <p>Invariants: who acts is named in every call; the units come from the token, never from the
 * body.
 *
 * <p>Must never: act for a unit that the token does not name.
 */
@NullMarked
package se.sluss.adapters.socialservices.inbound;

import org.jspecify.annotations.NullMarked;
