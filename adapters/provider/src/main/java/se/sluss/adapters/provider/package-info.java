/**
 * Providers without systems: a clinic of two reads in the portal, and is told here that there is
 * something to read.
 *
 * <p>{@code inbound} whom the units have entered, and what the portal says; {@code mapping} who is
 * to be told, and when; {@code outbound} the mail, and the port for an SMS gateway; {@code config}
 * the wiring.
 *
 * <p>Invariants: a notice is the same bytes whatever it is about; what sends mail holds no key of a
 * unit, has no user at the broker and is never given anything of a message but when it came.
 *
 * <p>Must never: send anything else by mail, write an address in a log, or tell the hub one.
 *
 * <p>Source: architecture.md, house rule 7; RFC 5321, 5322, 3207, 3834, 8314.
 */
@NullMarked
package se.sluss.adapters.provider;

import org.jspecify.annotations.NullMarked;
