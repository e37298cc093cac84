/** The packaged configuration holds together, and a wrong one is refused. */
@NullMarked
package se.sluss.contracts.config;

import org.jspecify.annotations.NullMarked;
