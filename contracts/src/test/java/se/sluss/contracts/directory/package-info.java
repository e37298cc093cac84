@NullMarked
package se.sluss.contracts.directory;

import org.jspecify.annotations.NullMarked;
