/**
 * An access point of eDelivery: messages out and in by AS4 (OASIS AS4 1.0, eDelivery AS4 1.x as
 * Digg's transport profile has it), over phase4. It carries bytes and knows nothing of them.
 *
 * <p>Invariants: what is sent is signed and encrypted; what is taken was signed whole by the access
 * point that it says it is from, and every payload of it was encrypted; a receipt counts when it is
 * signed by whom it must be from and names what was sent; phase4 is met here and nowhere else.
 *
 * <p>Must never: keep a message, try again by itself, follow a redirect, or let a stranger's words
 * into a log.
 */
@NullMarked
package se.sluss.as4;

import org.jspecify.annotations.NullMarked;
