@NullMarked
package se.sluss.contracts.types;

import org.jspecify.annotations.NullMarked;
