/**
 * Follow-up without persons: the steps of the way counted, month by month, and released so that no
 * figure shows a person.
 *
 * <p>Invariants: a month is closed once and its figures stay as released; a figure below the
 * threshold is never released, nor anything from which it could be worked out ({@link
 * se.sluss.hub.server.follow.LeaveOut}); a unit's own figures are the same cells that the region
 * sees; nothing is worked out when it is asked for.
 *
 * <p>Must never: release a figure of an open month, a sum over tracks (one event may be two), a
 * cell of two breakdowns at once, an exact time, or the same figure twice with another value.
 */
@NullMarked
package se.sluss.hub.server.follow;

import org.jspecify.annotations.NullMarked;
