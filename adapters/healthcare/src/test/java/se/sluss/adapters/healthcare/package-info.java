/**
 * The door of a clinic's record system, tried from the standard's side.
 *
 * <p>Must never: hold data of a real person.
 */
@NullMarked
package se.sluss.adapters.healthcare;

import org.jspecify.annotations.NullMarked;
