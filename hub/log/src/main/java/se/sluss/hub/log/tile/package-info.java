/**
 * The layout of C2SP tlog-tiles: rows of 256 hashes, and bundles of entries, under fixed paths.
 *
 * <p>Invariants: a full tile never changes; a partial tile is a prefix of the full one, so that
 * every width once published can be served from the widest.
 *
 * <p>Must never: know where tiles are stored.
 */
@NullMarked
package se.sluss.hub.log.tile;

import org.jspecify.annotations.NullMarked;
