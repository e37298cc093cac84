/**
 * A second evaluator, written from the law's vocabulary alone: plain ifs in the order of the text.
 *
 * <p>Must never: read the ruleset's files or use the engine's code. Where it and the engine differ,
 * one of them has misread, and the question goes into the corpus.
 */
@NullMarked
package se.sluss.hub.secrecy.naive;

import org.jspecify.annotations.NullMarked;
