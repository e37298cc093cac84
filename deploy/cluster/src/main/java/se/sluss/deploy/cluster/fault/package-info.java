/**
 * Named places in the hub where a process is made to end, with nothing of its own in the hub's
 * code: an agent that the kill test alone starts the nodes with puts a question there.
 *
 * <p>Invariants: nothing ends unless its place is armed; a place that is armed ends one process
 * once; what is here is never on a class path outside a kill test.
 */
@NullMarked
package se.sluss.deploy.cluster.fault;

import org.jspecify.annotations.NullMarked;
