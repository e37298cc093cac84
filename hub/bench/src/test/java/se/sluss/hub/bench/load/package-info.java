/** Tests of what the benchmarks of a cluster look at. */
@NullMarked
package se.sluss.hub.bench.load;

import org.jspecify.annotations.NullMarked;
