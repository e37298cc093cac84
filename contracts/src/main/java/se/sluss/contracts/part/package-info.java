/**
 * What the parts hold once they are opened, each in a closed JSON Schema (2020-12) whose id implies
 * the kinds of data in it.
 *
 * <p>Invariants: an unknown field is refused, not passed on; every string is bounded; a refusal
 * names the field and never its value; nothing meant for a unit that meets the perpetrator can hold
 * a victim's whereabouts; free text stands in the concern report's narrative and nowhere else; a
 * record that holds a content prints nothing of it.
 *
 * <p>Must never: be seen by the hub. It knows a schema's id and what that implies, never a content.
 */
@NullMarked
package se.sluss.contracts.part;

import org.jspecify.annotations.NullMarked;
