/**
 * What one decision costs: the shipped rules, about 2 000 rules, and the same core of permits and
 * prohibitions in Cedar.
 *
 * <p>Invariants: warm, one thread, times sampled for each part; a decision is complete, with its
 * grounds, obligations and failed rules as codes, and its words are left unwritten as they are in
 * the way of a message.
 */
@NullMarked
package se.sluss.hub.bench.decision;

import org.jspecify.annotations.NullMarked;
