/**
 * Who may call: bearer tokens of the login, one scope.
 *
 * <p>Invariants: everything that is not opened here is shut.
 *
 * <p>Must never: keep a session.
 */
@NullMarked
package se.sluss.adapters.template.config;

import org.jspecify.annotations.NullMarked;
