/**
 * The hub's own pages, for the auditor and the operator; they hold no content key.
 *
 * <p>Invariants: an auditor reads trails, and every read is on record; an operator sees backlogs
 * and refusals, never a trail.
 *
 * <p>Must never: show content, or anything of a person.
 */
@NullMarked
package se.sluss.hub.server.pages;

import org.jspecify.annotations.NullMarked;
