/**
 * The officer's form: a wish to be contacted, and the concern report.
 *
 * <p>Invariants: nothing goes before the officer has seen where it goes and why; the facts of who
 * was present and whether the exposed person was asked alone stay with the police.
 *
 * <p>Must never: guess a place, or weigh a harm.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.notify;

import org.jspecify.annotations.NullMarked;
