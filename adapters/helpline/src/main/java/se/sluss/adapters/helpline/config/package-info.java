/**
 * Security and wiring: bearer tokens of the login, one scope.
 *
 * <p>Invariants: everything that is not opened here is shut.
 *
 * <p>Must never: keep a session.
 */
@NullMarked
package se.sluss.adapters.helpline.config;

import org.jspecify.annotations.NullMarked;
