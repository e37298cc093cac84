/** What travels is read strictly and written the same. */
@NullMarked
package se.sluss.contracts.wire;

import org.jspecify.annotations.NullMarked;
