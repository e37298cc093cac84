/** What is timed seals and opens. */
@NullMarked
package se.sluss.hub.bench.seal;

import org.jspecify.annotations.NullMarked;
