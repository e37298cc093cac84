/**
 * Decides a table of questions, such as the cases a jurist has written down: CSV in, CSV or JSON
 * out.
 *
 * <p>Invariants: the order of the input is kept; a row that is not understood says ERROR and makes
 * the whole run say so; columns that hold an answer or a story are never read.
 */
@NullMarked
package se.sluss.hub.secrecy.cases;

import org.jspecify.annotations.NullMarked;
