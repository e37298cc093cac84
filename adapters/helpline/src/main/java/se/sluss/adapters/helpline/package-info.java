/**
 * The helpline's door, for the tool that its counsellors use: who has not said who he is gets to
 * who can help him, and stays unnamed.
 *
 * <p>The rooms: {@code inbound} is asked for providers and passes on; {@code outbound} tells of
 * times offered and of shares; {@code mapping} decides who fits and in which order; {@code config}
 * security and wiring.
 *
 * <p>Invariants: nothing of a caller is stored but an HMAC of the code he was given, and that only
 * while it lives; the order of those who fit favours nobody.
 *
 * <p>Must never: have a field for a name, a number or free text, or know another adapter.
 */
@NullMarked
package se.sluss.adapters.helpline;

import org.jspecify.annotations.NullMarked;
