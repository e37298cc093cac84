/**
 * What the rules leave to a person: it waits here, at the sender's own agency, for its reviewer.
 *
 * <p>Invariants: content is kept encrypted and shown to a reviewer of the sending unit alone, in
 * memory while it is shown; nobody reviews what he has sent or weighed himself; what is sent again
 * is the same sealed bytes under a cover that names the decision, the part and the ruleset.
 *
 * <p>Must never: let anything go without the hub's new decision, or let what waits be forgotten.
 */
@NullMarked
package se.sluss.adapters.kit.review;

import org.jspecify.annotations.NullMarked;
