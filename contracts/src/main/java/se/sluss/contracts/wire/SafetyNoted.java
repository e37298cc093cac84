package se.sluss.contracts.wire;

import java.time.Instant;

/**
 * That a unit's word on telling is noted; nothing of whether anybody is told.
 *
 * @param at when
 */
public record SafetyNoted(Instant at) {}
