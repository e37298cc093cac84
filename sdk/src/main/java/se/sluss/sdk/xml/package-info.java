/**
 * XML from strangers, read within bounds and held against a schema.
 *
 * <p>Invariants: no DTD, no entity but the five of XML itself, nothing fetched from anywhere;
 * bytes, depth, elements and attributes are bounded before a tree is built; a fault says where and
 * which rule, never what stood there.
 *
 * <p>Must never: use a parser that somebody else configured. Only the JDK's own factories are
 * asked, whatever lies on the classpath.
 */
@NullMarked
package se.sluss.sdk.xml;

import org.jspecify.annotations.NullMarked;
