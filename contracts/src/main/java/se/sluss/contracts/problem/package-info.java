/**
 * What went wrong, said the same way at every door: a number, the field at fault, and words in
 * Swedish and English on what happened and what to do. Shaped by RFC 9457 (Problem Details).
 *
 * <p>Invariants: a number means one thing for ever and is not used again; every number has its
 * words in both languages; the field is named, its value never.
 *
 * <p>Must never: carry a value, a name or an exception's text.
 */
@NullMarked
package se.sluss.contracts.problem;

import org.jspecify.annotations.NullMarked;
