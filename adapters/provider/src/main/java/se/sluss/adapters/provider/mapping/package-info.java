/**
 * From what the portal says to who is to be told, and when. Knows no framework.
 *
 * <p>Invariants: the same question has the same answer; a person is told once until he has read.
 *
 * <p>Must never: know a message's type, sender or number.
 */
@NullMarked
package se.sluss.adapters.provider.mapping;

import org.jspecify.annotations.NullMarked;
