/**
 * Onward: a person whose referral the unit has taken over is referred to who treats.
 *
 * <p>Invariants: nothing goes before the officer has seen where it goes, why and with what; what is
 * filed with who treats names no instrument and nothing that was found; who sends answers for
 * safety.
 *
 * <p>Must never: choose who treats, or show whether contact is stopped.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.onward;

import org.jspecify.annotations.NullMarked;
