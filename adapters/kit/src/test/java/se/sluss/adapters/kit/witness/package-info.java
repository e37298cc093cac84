/** Tests of the witness's door. */
@NullMarked
package se.sluss.adapters.kit.witness;

import org.jspecify.annotations.NullMarked;
