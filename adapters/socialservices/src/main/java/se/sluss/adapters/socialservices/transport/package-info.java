/**
 * How SDK messages leave and arrive, behind one port.
 *
 * <p>Invariants: what was handed over before is not handed over twice, however often it is tried; a
 * no is told from a not-now; nothing is confirmed by the transport itself.
 *
 * <p>Must never: follow a redirect, or let an answer's words into a log.
 */
@NullMarked
package se.sluss.adapters.socialservices.transport;

import org.jspecify.annotations.NullMarked;
