package se.sluss.adapters.socialservices.mapping;

import java.util.SortedSet;

/**
 * An acknowledgement of reservations.
 *
 * @param by who acknowledges
 * @param reservations all of the message's codes, and no others
 */
public record Acknowledging(Acting by, SortedSet<String> reservations) {}
