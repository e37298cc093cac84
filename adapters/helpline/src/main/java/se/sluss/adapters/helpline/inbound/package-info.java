/**
 * What the counsellors' tool asks and sends.
 *
 * <p>Invariants: the unit comes from the token, never from the body; a code is given in one answer
 * and never again; one that is not a live code of the unit is answered alike, whatever the reason.
 *
 * <p>Must never: take anything that says who a caller is.
 */
@NullMarked
package se.sluss.adapters.helpline.inbound;

import org.jspecify.annotations.NullMarked;
