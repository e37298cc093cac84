/**
 * What goes to units by SDK.
 *
 * <p>Invariants: a message has a row before anything of it leaves; nothing is opened without the
 * hub's permit; each attempt sends the same; of one referral the next leaves when the one before
 * has been receipted; what needs a person is left to a person.
 *
 * <p>Must never: keep content, or call delivered what is only handed over.
 */
@NullMarked
package se.sluss.adapters.socialservices.outbound.sdk;

import org.jspecify.annotations.NullMarked;
