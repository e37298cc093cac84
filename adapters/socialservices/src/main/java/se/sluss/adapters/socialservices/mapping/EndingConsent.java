package se.sluss.adapters.socialservices.mapping;

import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.wire.ConsentChange.Change;

/**
 * The end of the consent that a message of the unit's rests on.
 *
 * @param by who acts
 * @param change WITHDRAWN or RECORDED_IN_ERROR
 * @param reason one of the change's own
 */
public record EndingConsent(Acting by, Change change, Reason reason) {}
