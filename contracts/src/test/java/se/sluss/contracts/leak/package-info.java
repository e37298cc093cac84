/** Ways on which such systems have hurt people, tried. */
@NullMarked
package se.sluss.contracts.leak;

import org.jspecify.annotations.NullMarked;
