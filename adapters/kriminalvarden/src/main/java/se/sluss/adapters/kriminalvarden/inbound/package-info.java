/**
 * Files in: picked up by an atomic rename, read, handed over item by item, answered, cleared away.
 *
 * <p>Invariants: one process at a time works in a unit's folder; what lies in the working folder is
 * done again after a stop until its receipt is written; nothing that was not an ordinary file is
 * opened.
 *
 * <p>Must never: hold a file open that the agency can still write, once it is told as taken; let
 * one file keep another waiting.
 */
@NullMarked
package se.sluss.adapters.kriminalvarden.inbound;

import org.jspecify.annotations.NullMarked;
