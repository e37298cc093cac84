/**
 * What every machine's door (REST, bearer tokens) shares. An adapter takes it by importing {@link
 * se.sluss.adapters.kit.door.MachineDoor}; one whose other pages are for people takes {@link
 * se.sluss.adapters.kit.door.DoorPieces} and puts a doorway into its own.
 *
 * <p>Invariants: what is not opened is shut; a body is bounded before it is read; an error is a
 * numbered problem (RFC 9457) in Swedish and English that names a field and never its value.
 *
 * <p>Must never: keep a session, or answer a missing thing and a forbidden one differently.
 */
@NullMarked
package se.sluss.adapters.kit.door;

import org.jspecify.annotations.NullMarked;
