/** The portal on faked kit services: rights, pages, words, and a real browser. */
@NullMarked
package se.sluss.adapters.portal;

import org.jspecify.annotations.NullMarked;
