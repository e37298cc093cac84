/** Certificates are believed for a reason. */
@NullMarked
package se.sluss.contracts.keys;

import org.jspecify.annotations.NullMarked;
