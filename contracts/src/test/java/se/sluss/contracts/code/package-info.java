/** Tests of the code that is said on the telephone. */
@NullMarked
package se.sluss.contracts.code;

import org.jspecify.annotations.NullMarked;
