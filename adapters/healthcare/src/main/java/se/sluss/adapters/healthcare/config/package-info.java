/**
 * Security: bearer tokens of the login, SMART scopes for each call, errors as OperationOutcome; and
 * the FHIR library.
 *
 * <p>Invariants: everything that is not opened here is shut.
 *
 * <p>Must never: keep a session.
 */
@NullMarked
package se.sluss.adapters.healthcare.config;

import org.jspecify.annotations.NullMarked;
