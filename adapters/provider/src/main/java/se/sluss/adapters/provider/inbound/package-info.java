/**
 * What comes in: the addresses that a unit enters at the door, and the portal's word on who has
 * something to read.
 *
 * <p>Invariants: an address is stored encrypted with its unit's key, and leaves this package only
 * as an {@link se.sluss.adapters.provider.outbound.Address}.
 *
 * <p>Must never: answer with an address; ask the portal for anything of a message.
 */
@NullMarked
package se.sluss.adapters.provider.inbound;

import org.jspecify.annotations.NullMarked;
