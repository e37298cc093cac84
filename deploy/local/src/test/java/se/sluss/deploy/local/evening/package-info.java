/** The evening in a process of its own, and what it may have left behind. */
@NullMarked
package se.sluss.deploy.local.evening;

import org.jspecify.annotations.NullMarked;
