/** The mapping, tried from the standard's side: every element that FHIR knows. */
@NullMarked
package se.sluss.adapters.healthcare.mapping;

import org.jspecify.annotations.NullMarked;
