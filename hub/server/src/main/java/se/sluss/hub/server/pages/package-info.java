/**
 * The hub's own pages, for the auditor, the operator and those who follow up; they hold no content
 * key.
 *
 * <p>Invariants: an auditor reads trails, and every read is on record; an operator sees backlogs
 * and refusals, never a trail; who follows up sees released figures, and nothing else.
 *
 * <p>Must never: show content, or anything of a person.
 */
@NullMarked
package se.sluss.hub.server.pages;

import org.jspecify.annotations.NullMarked;
