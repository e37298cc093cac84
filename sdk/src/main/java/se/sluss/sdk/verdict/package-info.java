/**
 * What is said of a file: findings with their places, and how a receipt says them.
 *
 * <p>Invariants: a place names only elements that a schema knows; a file is told a bounded number
 * of findings, and a refusal among them is never lost.
 *
 * <p>Must never: carry a value of the file.
 */
@NullMarked
package se.sluss.sdk.verdict;

import org.jspecify.annotations.NullMarked;
