/**
 * What travels on the broker, both ways, as JSON: submissions and evidence up, deliveries, receipts
 * and statuses down.
 *
 * <p>Invariants: closed records, an unknown field is refused; everything that claims something is
 * signed (CMS) by who claims it.
 *
 * <p>Must never: carry plaintext of a part.
 */
@NullMarked
package se.sluss.contracts.wire;

import org.jspecify.annotations.NullMarked;
