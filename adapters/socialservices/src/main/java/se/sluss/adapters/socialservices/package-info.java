/**
 * The door of a social services case system: its units' inbox over plain REST.
 *
 * <p>The rooms: {@code inbound} what the system asks us to do; {@code outbound} what it is handed;
 * {@code mapping} between the door's JSON and the kit; {@code config} security.
 *
 * <p>Invariants: a message is claimed, permitted, opened and answered in that order, whoever asks;
 * content is handed over once it is opened and is stored here only sealed; an error names a field,
 * never its value.
 *
 * <p>Must never: hand over without the hub's permit, or know another adapter.
 */
@NullMarked
package se.sluss.adapters.socialservices;

import org.jspecify.annotations.NullMarked;
