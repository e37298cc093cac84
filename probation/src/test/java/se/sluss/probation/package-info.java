/** Checks of the files, from the schema's side and from a stranger's. */
@NullMarked
package se.sluss.probation;

import org.jspecify.annotations.NullMarked;
