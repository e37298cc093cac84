/**
 * A year of one county, drawn by lot from a seed and played by a clock that is set forward: what is
 * to happen is written down first, done at the doors, and held against what was received.
 *
 * <p>Invariants: the truth is drawn before anything is sent and from the list of places alone; the
 * check sees the truth and what was seen, and nothing of how either came to be; what is seen comes
 * from the doors of adapters, their inboxes, trails as a unit gets them, and the released figures.
 *
 * <p>Must never: look into the hub's database, or take a short cut past a door. Persons are clearly
 * false; telephone numbers are of the series reserved for fiction.
 *
 * <p>Volumes: of forty who are asked ten to fifteen say yes; a municipality has from none to five
 * whole cases a year; of nine met two are decided.
 */
@NullMarked
package se.sluss.deploy.local.county;

import org.jspecify.annotations.NullMarked;
