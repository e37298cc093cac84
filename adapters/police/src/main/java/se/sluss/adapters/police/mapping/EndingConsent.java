package se.sluss.adapters.police.mapping;

import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.wire.ConsentChange.Change;

/**
 * The end of the consent that a message rests on.
 *
 * @param officer who answers for it
 * @param change WITHDRAWN or RECORDED_IN_ERROR
 * @param reason one of the change's own
 */
public record EndingConsent(OfficerId officer, Change change, Reason reason) {}
