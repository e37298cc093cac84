/**
 * What every adapter shares, and what an adapter is written against.
 *
 * <p>The rooms: {@code event} what the police tell; {@code notification} from an event to a sealed
 * message; {@code outbox} keeps it until the hub's signed receipt; {@code broker} the one link;
 * {@code inbox} what our units have received; {@code sent} what became of what they sent; {@code
 * hub} the calls to the hub; {@code units} which units are ours, with their keys; {@code atrest}
 * encryption of what is stored; {@code setup} settings and wiring.
 *
 * <p>Invariants: content leaves only sealed for one unit; nothing readable is stored or logged; a
 * message taken from the broker is in the durable inbox before the broker forgets it; a message
 * accepted from an officer is in the durable outbox before the officer is told so.
 *
 * <p>Must never: know another adapter, or anything of the hub but the contracts.
 */
@NullMarked
package se.sluss.adapters.kit;

import org.jspecify.annotations.NullMarked;
