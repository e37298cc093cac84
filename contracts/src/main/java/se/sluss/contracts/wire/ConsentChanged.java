package se.sluss.contracts.wire;

import java.time.Instant;

/**
 * The hub's yes to a {@link ConsentChange}.
 *
 * @param at when it was changed; the same when it is asked for again
 */
public record ConsentChanged(Instant at) {}
