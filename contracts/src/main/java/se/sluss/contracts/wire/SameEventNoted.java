package se.sluss.contracts.wire;

import java.time.Instant;

/**
 * The hub's yes to a {@link SameEvent}.
 *
 * @param at when; asked for again, it is noted again
 */
public record SameEventNoted(Instant at) {}
