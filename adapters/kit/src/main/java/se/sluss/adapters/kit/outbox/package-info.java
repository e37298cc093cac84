/**
 * What goes to the hub, kept until its signed receipt.
 *
 * <p>Invariants: what is sent again is the same bytes; a receipt counts only when the hub has
 * signed it, for these bytes; what a refusal for a closed unit needs to be sealed again is kept
 * encrypted until then and not longer; a stop at any instant loses nothing and sends nothing new.
 *
 * <p>Must never: give up a message without telling its sender.
 */
@NullMarked
package se.sluss.adapters.kit.outbox;

import org.jspecify.annotations.NullMarked;
