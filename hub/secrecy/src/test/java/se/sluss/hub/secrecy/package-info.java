/** Tests of the engine and of the ruleset that ships. */
@NullMarked
package se.sluss.hub.secrecy;

import org.jspecify.annotations.NullMarked;
