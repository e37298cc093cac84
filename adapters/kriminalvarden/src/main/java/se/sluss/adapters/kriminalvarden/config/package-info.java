/**
 * Where the folders are, the routes, the stores, and what the net may ask: nothing but whether it
 * is alive.
 *
 * <p>Invariants: a folder that cannot do what the guarantees need stops the start.
 *
 * <p>Must never: open a path on the net.
 */
@NullMarked
package se.sluss.adapters.kriminalvarden.config;

import org.jspecify.annotations.NullMarked;
