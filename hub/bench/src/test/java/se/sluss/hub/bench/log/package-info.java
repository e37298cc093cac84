/** Tests of what the log's benchmark draws. */
@NullMarked
package se.sluss.hub.bench.log;

import org.jspecify.annotations.NullMarked;
