/** What holds of the whole module. */
@NullMarked
package se.sluss.contracts;

import org.jspecify.annotations.NullMarked;
