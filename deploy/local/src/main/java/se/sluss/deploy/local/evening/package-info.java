/**
 * An evening of real shape: forty police events through the real doors, and one to every place.
 *
 * <p>Invariants: what must happen is written down before anything is sent, from the list of places
 * alone; whatever reaches anyone beside that is a failure. Persons are clearly false.
 *
 * <p>Must never: take a short cut past the police adapter's HTTP door, or past a unit's inbox.
 */
@NullMarked
package se.sluss.deploy.local.evening;

import org.jspecify.annotations.NullMarked;
