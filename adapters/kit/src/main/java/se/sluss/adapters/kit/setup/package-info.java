/**
 * Settings and wiring.
 *
 * <p>Invariants: a setting that is missing or out of bounds stops the start; a secret never prints.
 *
 * <p>Must never: hold a default for a key, password or address.
 */
@NullMarked
package se.sluss.adapters.kit.setup;

import org.jspecify.annotations.NullMarked;
