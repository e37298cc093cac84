/**
 * What the officer's unit has sent and how far it has come.
 *
 * <p>Must never: show whether a person was reached or booked, or another unit's messages.
 */
@NullMarked
package se.sluss.adapters.portal.inbound.sent;

import org.jspecify.annotations.NullMarked;
