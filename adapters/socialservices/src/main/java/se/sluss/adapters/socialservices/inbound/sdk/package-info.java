/**
 * What comes from units by SDK.
 *
 * <p>Invariants: a message is durable here before it is confirmed; the same message again is the
 * one that is there; only a unit's own address speaks for it; content is encrypted with the unit's
 * key until it is registered.
 *
 * <p>Must never: trust a file's name or type, read a free text as a step, or confirm what was
 * refused.
 */
@NullMarked
package se.sluss.adapters.socialservices.inbound.sdk;

import org.jspecify.annotations.NullMarked;
