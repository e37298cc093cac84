/**
 * Which rules decide. They are stored by the hash of their files; the active hash is one row; a
 * changed ruleset is read whole or refused whole, waits until every live node has it, becomes
 * active at once for all, and is a leaf in the log.
 *
 * <p>Invariants: nothing is decided by other rules than the active ones, which is looked at again
 * in the transaction of what was decided; a node that has not got them, or has not seen the
 * database for {@link se.sluss.hub.server.rules.ActiveRules#BLIND}, decides nothing; in production
 * rules that lack an approval decide nothing.
 *
 * <p>Must never: fall back to other rules.
 */
@NullMarked
package se.sluss.hub.server.rules;

import org.jspecify.annotations.NullMarked;
