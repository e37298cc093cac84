/** That what is compared can be compared. */
@NullMarked
package se.sluss.hub.bench.decision;

import org.jspecify.annotations.NullMarked;
