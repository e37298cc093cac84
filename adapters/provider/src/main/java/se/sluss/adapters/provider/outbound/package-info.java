/**
 * What goes out: the constant mail, and the port for an SMS gateway.
 *
 * <p>Invariants: what sends is given an address and nothing else; only {@code SmtpMail} knows the
 * mail API.
 *
 * <p>Must never: send without TLS that is verified; put anything but the constant text in a notice.
 */
@NullMarked
package se.sluss.adapters.provider.outbound;

import org.jspecify.annotations.NullMarked;
