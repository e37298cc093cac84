/** Every number has its words. */
@NullMarked
package se.sluss.contracts.problem;

import org.jspecify.annotations.NullMarked;
