/**
 * The kill test: events through the real doors while parts of a cluster die, and afterwards the
 * comparison of what was sent with what was received.
 *
 * <p>Invariants: the comparison knows only what the senders sent and were told, and what lies in
 * the receivers' inboxes; a run that cannot be compared is a failure.
 */
@NullMarked
package se.sluss.deploy.cluster.kill;

import org.jspecify.annotations.NullMarked;
