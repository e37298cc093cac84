/**
 * What the kit must be told of an adapter's own side: a YAML file that says, for each message type,
 * how the agency's system sends it, what the sealed content then is, and how the agency's system
 * asks what became of it; and for what comes in, how it is listed, opened and answered.
 *
 * <p>Invariant: a plan names no time, key or id; {@link se.sluss.adapters.conformance.plan.Words}
 * puts them in. Must never say how an adapter is made.
 */
@NullMarked
package se.sluss.adapters.conformance.plan;

import org.jspecify.annotations.NullMarked;
