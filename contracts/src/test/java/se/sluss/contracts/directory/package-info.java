/** A place is found exactly or asked back, never guessed. */
@NullMarked
package se.sluss.contracts.directory;

import org.jspecify.annotations.NullMarked;
