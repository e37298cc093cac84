package se.sluss.adapters.kit.sent;

import se.sluss.contracts.id.UnitId;

/**
 * Something has changed for a unit; published within the change's transaction.
 *
 * @param unit whose list to read anew
 */
public record SentChanged(UnitId unit) {}
