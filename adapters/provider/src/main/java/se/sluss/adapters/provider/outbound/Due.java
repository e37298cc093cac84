package se.sluss.adapters.provider.outbound;

import java.time.Instant;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * A notice that is to be sent now, to this address.
 *
 * @param unit whose person
 * @param officer the person
 * @param address where
 * @param edition of the address
 * @param tries in vain until now
 * @param until when it is sent again if we stop before we know what came of it
 */
public record Due(
    UnitId unit, OfficerId officer, Address address, int edition, int tries, Instant until) {}
