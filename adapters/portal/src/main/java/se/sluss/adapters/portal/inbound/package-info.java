/**
 * What every page shares: who looks, in which language, what is wrong with what was typed.
 *
 * <p>Invariants: what was typed is never lost on an error and never kept by the server; a refusal
 * of what the viewer may not know of has the same bytes whatever the reason.
 *
 * <p>Must never: put what was typed into an address, a title or a log.
 */
@NullMarked
package se.sluss.adapters.portal.inbound;

import org.jspecify.annotations.NullMarked;
