/** A closed schema lets through what it names, and says no by field and number. */
@NullMarked
package se.sluss.contracts.part;

import org.jspecify.annotations.NullMarked;
