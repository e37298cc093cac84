/** What the packaged message types say, and what a wrong file is told. */
@NullMarked
package se.sluss.contracts.types;

import org.jspecify.annotations.NullMarked;
