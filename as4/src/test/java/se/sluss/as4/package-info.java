/** Tests of the access point. */
@NullMarked
package se.sluss.as4;

import org.jspecify.annotations.NullMarked;
