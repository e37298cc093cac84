/**
 * Who fits, in which order, and what goes to the one that was chosen.
 *
 * <p>Invariants: every order of those who fit is as likely as every other.
 *
 * <p>Must never: order by the file, by who runs the helpline, or by what was chosen before.
 */
@NullMarked
package se.sluss.adapters.helpline.mapping;

import org.jspecify.annotations.NullMarked;
