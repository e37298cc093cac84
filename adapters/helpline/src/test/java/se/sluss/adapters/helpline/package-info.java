/** Tests of the helpline's door. */
@NullMarked
package se.sluss.adapters.helpline;

import org.jspecify.annotations.NullMarked;
