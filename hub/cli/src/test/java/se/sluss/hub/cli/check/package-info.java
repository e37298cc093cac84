/** Tests of {@code sluss check}. */
@NullMarked
package se.sluss.hub.cli.check;

import org.jspecify.annotations.NullMarked;
