/**
 * The smallest whole adapter, to copy from: a clinic's system says which patient wishes to be
 * contacted, and asks what became of it.
 *
 * <p>The rooms: {@code inbound} takes what the system sends; {@code mapping} between its JSON and
 * the kit's records; {@code outbound} tells what became of it; {@code config} says who may call.
 *
 * <p>Invariants: 202 is answered only after the durable outbox has what goes; the same wish twice
 * has one effect; an error names a field, never its value.
 *
 * <p>Must never: know another adapter, or anything of the hub but {@code contracts}.
 */
@NullMarked
package se.sluss.adapters.template;

import org.jspecify.annotations.NullMarked;
