package se.sluss.hub.log.store;

/**
 * Where a record was put.
 *
 * @param id the leaf's id in the database
 * @param referralId the trail it is in
 * @param counter its place in that trail, from 0 without a gap
 */
public record LeafRef(long id, String referralId, long counter) {}
