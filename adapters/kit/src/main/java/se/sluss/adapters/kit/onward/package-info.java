/**
 * Onward: who assesses a person who uses violence refers him to who treats.
 *
 * <p>Invariants: only of a referral that the unit has taken over and that its own officer has in
 * hand; a responsible officer, who is the one who sends, answers for how safety was checked; what
 * goes is about him alone and has no place; whether contact is stopped in the event changes nothing
 * here, since the hub tells nobody.
 *
 * <p>Must never: interpret an instrument, or carry what it found; send anything that a person
 * exposed to violence has said.
 */
@NullMarked
package se.sluss.adapters.kit.onward;

import org.jspecify.annotations.NullMarked;
