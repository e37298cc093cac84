/** That the commands run and say what they measured; never how fast. */
@NullMarked
package se.sluss.hub.bench;

import org.jspecify.annotations.NullMarked;
