/**
 * Real servers as separate processes on one machine: PostgreSQL, a pair of brokers, two nodes of
 * the hub, the login and the adapters, each from a file that a real installation uses too.
 *
 * <p>Invariants: each program is given its own secrets and no other's; a process that ends without
 * having been asked to is started again; nothing is left running when the cluster is closed.
 *
 * <p>Must never: keep a secret in a file that others can read; put anything of a message into its
 * own log.
 */
@NullMarked
package se.sluss.deploy.cluster;

import org.jspecify.annotations.NullMarked;
