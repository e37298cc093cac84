/**
 * What passes a real cluster and how fast, beside what its broker alone can do.
 *
 * <p>The cluster is started from its own jar, as processes; the generators are processes too, with
 * the keys of the units that they play. Nothing of the hub's own code is called here.
 *
 * <p>Invariants: a run counts only when what senders sent and what receivers received, compared
 * afterwards by their files alone, says that nothing was lost, doubled or let through.
 */
@NullMarked
package se.sluss.hub.bench.load;

import org.jspecify.annotations.NullMarked;
