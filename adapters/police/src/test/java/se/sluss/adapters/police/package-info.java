/** The police's door, tried over HTTP. */
@NullMarked
package se.sluss.adapters.police;

import org.jspecify.annotations.NullMarked;
