/**
 * The names of things that travel: opaque, validated on construction, never about a person.
 *
 * <p>Invariants: an id says nothing of its subject; a message id is a UUID of version 7 (RFC 9562
 * section 5.7), so that it carries the time it was made and no more.
 *
 * <p>Must never: hold a personal number, a name or a place of residence.
 */
@NullMarked
package se.sluss.contracts.id;

import org.jspecify.annotations.NullMarked;
