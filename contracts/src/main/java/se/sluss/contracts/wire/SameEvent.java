package se.sluss.contracts.wire;

import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * That two notices which came separately are of one event, asked for at {@code
 * /api/referrals/{message}/same-event} by the unit that has opened both and knows the person. It is
 * told to nobody; contact is stopped for all that it concerns.
 *
 * @param unit who asks; both are its own
 * @param officer who answers for it
 * @param other the other of the two
 */
public record SameEvent(UnitId unit, OfficerId officer, MessageId other) {}
