/**
 * The hub's HTTP door for adapters and for any reader of the log.
 *
 * <p>Invariants: errors are numbered problems (RFC 9457) that repeat nothing of what was sent.
 *
 * <p>Must never: answer an adapter about a unit that is not its own.
 */
@NullMarked
package se.sluss.hub.server.api;

import org.jspecify.annotations.NullMarked;
