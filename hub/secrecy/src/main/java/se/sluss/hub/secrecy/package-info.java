/**
 * Decides, for each kind of data in a message, what the Swedish secrecy legislation lets pass.
 *
 * <p>Invariants: the code knows no paragraph, every rule is data from {@code config/secrecy}; no
 * match means no; an error never permits; the order in the files means nothing.
 *
 * <p>Must never: depend on a framework, read a clock, or make the harm assessment (menprövning)
 * itself.
 */
@NullMarked
package se.sluss.hub.secrecy;

import org.jspecify.annotations.NullMarked;
