/**
 * The door of a clinic's record system: FHIR R4, server side. A referral in as a transaction, what
 * became of it out as a Task.
 *
 * <p>The rooms: {@code inbound} takes Bundles; {@code outbound} tells Tasks; {@code mapping}
 * between FHIR and the kit; {@code config} security and the library.
 *
 * <p>Invariants: a Bundle is answered with 200 only after the durable outbox has what goes; the
 * same Bundle twice has one effect; whatever stands in it and is not carried is refused with its
 * FHIRPath and never dropped; an error names a path and a number, never a value.
 *
 * <p>Must never: store a resource, carry free text or health data, tell the clinic what its
 * patient's consent does not cover, or know another adapter.
 *
 * <p>Source: HL7 FHIR R4 (4.0.1); HL7 Sweden's base profiles for identifiers and labels; HL7 BSeR
 * for the states of a Task.
 */
@NullMarked
package se.sluss.adapters.healthcare;

import org.jspecify.annotations.NullMarked;
