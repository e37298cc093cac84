package se.sluss.adapters.socialservices.mapping;

import se.sluss.adapters.kit.notification.Result;

/**
 * What became of what was referred onward.
 *
 * @param eventId the case system's own key
 * @param result what became of it; the same for the same again
 */
public record Referred(String eventId, Result result) {}
