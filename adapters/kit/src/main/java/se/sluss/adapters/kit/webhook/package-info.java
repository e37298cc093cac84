/**
 * Telling the agency's own system what became of what it sent, by signed calls (Standard Webhooks),
 * beside the doors where it can ask.
 *
 * <p>Invariants: at least once, whatever stops in between, under an id that is the same each time;
 * the same codes as at the door, and no more; only what is true now is told, so that a later call
 * is never older than an earlier one of the same message. One refused call holds up no other
 * message.
 *
 * <p>Must never: follow a redirect, speak without TLS to another machine, or call faster because it
 * is not answered.
 */
@NullMarked
package se.sluss.adapters.kit.webhook;

import org.jspecify.annotations.NullMarked;
