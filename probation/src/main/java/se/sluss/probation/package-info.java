/**
 * The files of Kriminalvården, by the schema {@code probation-1.xsd}: read and checked as they come
 * in, written as they go out. Asked by the adapter and by {@code sluss check}, so that both say the
 * same of a file.
 *
 * <p>Invariants: an item is read whole or not at all; what is written from it is what was read; a
 * fault names an element that the schema has, and a number; nothing is read beyond the bounds.
 *
 * <p>Must never: repeat a value in a fault, read a file by another parser than {@code
 * se.sluss.sdk.xml}, or touch a disk or a network.
 */
@NullMarked
package se.sluss.probation;

import org.jspecify.annotations.NullMarked;
