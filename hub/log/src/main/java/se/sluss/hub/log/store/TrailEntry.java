package se.sluss.hub.log.store;

import org.jspecify.annotations.Nullable;
import se.sluss.hub.log.LogDetail;

/**
 * A record as it is read back.
 *
 * @param detail what was recorded; null if it has been erased
 * @param index the leaf's index in the tree; null while it is pending
 * @param counter place in the trail, from 0
 * @param leafId the leaf's id in the database, for a proof
 */
public record TrailEntry(
    @Nullable LogDetail detail, @Nullable Long index, long counter, long leafId) {}
