/**
 * The SDK message: its published rules, and what the specification demands beyond them.
 *
 * <p>Invariants: what endangers who a message is from or for, or whether it can be read, refuses
 * it; what only makes it harder to present is noted.
 *
 * <p>Must never: repeat a heading, a name, a text or a file name.
 */
@NullMarked
package se.sluss.sdk.message;

import org.jspecify.annotations.NullMarked;
