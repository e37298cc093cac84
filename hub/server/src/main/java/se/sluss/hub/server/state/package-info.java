/**
 * What the hub remembers, and the only place that speaks SQL about it.
 *
 * <p>Invariants: every codes column is encrypted at rest; every change of state is made under the
 * message's row lock.
 *
 * <p>Must never: store content, or forget what was accepted.
 */
@NullMarked
package se.sluss.hub.server.state;

import org.jspecify.annotations.NullMarked;
