package se.sluss.contracts.cover;

import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * An end of a message.
 *
 * @param agency who runs the adapter
 * @param unit the function, with its own key, queue, inbox and people
 */
public record Party(AgencyId agency, UnitId unit) {}
