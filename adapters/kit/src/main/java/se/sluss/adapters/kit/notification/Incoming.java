package se.sluss.adapters.kit.notification;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.contracts.id.UnitId;

/**
 * A checked event at the start of its way.
 *
 * @param event what the officer recorded
 * @param sender our unit
 * @param person what became of that track when the same event came before
 * @param beside what became of that track when the same event came before
 */
record Incoming(Submitted event, UnitId sender, @Nullable Result person, @Nullable Result beside) {}
