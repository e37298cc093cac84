/**
 * Security, settings and wiring.
 *
 * <p>Invariants: everything that is not opened here is shut; a setting that is missing or half made
 * stops the start.
 *
 * <p>Must never: keep a session.
 */
@NullMarked
package se.sluss.adapters.provider.config;

import org.jspecify.annotations.NullMarked;
