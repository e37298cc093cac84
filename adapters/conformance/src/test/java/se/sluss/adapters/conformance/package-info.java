/** Adapters that are bad on purpose, and what the kit says of them. */
@NullMarked
package se.sluss.adapters.conformance;

import org.jspecify.annotations.NullMarked;
