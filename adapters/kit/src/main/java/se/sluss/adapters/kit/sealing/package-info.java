/**
 * From a track in plain codes and content to a signed cover with sealed parts, for one unit.
 *
 * <p>Invariants: every message has a conversation and handles of its own, drawn at random; a
 * consent names the one unit it is sealed for and the unit that may be answered, and nobody else.
 *
 * <p>Must never: give two recipients of one event anything in common but the time.
 */
@NullMarked
package se.sluss.adapters.kit.sealing;

import org.jspecify.annotations.NullMarked;
