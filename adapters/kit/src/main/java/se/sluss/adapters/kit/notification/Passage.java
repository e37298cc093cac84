package se.sluss.adapters.kit.notification;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.contracts.id.UnitId;

/**
 * What was submitted, on its way through the adapter, both tracks of it.
 *
 * @param event what was submitted
 * @param sender our unit
 * @param person the track about the person who was asked
 * @param beside the other track: a concern report's, or a warning's; absent when there is none
 */
record Passage(Submitted event, UnitId sender, Lane person, @Nullable Lane beside) {
  /** The same passage after a step that looks at one track at a time. */
  Passage after(UnaryOperator<Lane> step) {
    Lane second = beside;
    return new Passage(
        event, sender, step.apply(person), second == null ? null : step.apply(second));
  }
}
