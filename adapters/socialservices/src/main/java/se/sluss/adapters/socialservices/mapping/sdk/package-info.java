/**
 * Between Sluss and an SDK message: a text that a person reads, and beside it our own form for a
 * receiver that reads that.
 *
 * <p>Invariants: the text holds every field; the form is the one that a case system is handed or
 * hands in at the other door; the heading is constant, for lists show it.
 *
 * <p>Must never: write a name or a number into heading, address or reference, or read a free text
 * as a step.
 */
@NullMarked
package se.sluss.adapters.socialservices.mapping.sdk;

import org.jspecify.annotations.NullMarked;
