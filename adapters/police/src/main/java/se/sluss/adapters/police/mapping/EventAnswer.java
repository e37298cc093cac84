package se.sluss.adapters.police.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;

/**
 * What the case system is told of an event it sent.
 *
 * @param eventId its own key
 * @param person what became of the track about the person who was asked
 * @param child what became of the concern report; absent when there was none
 */
public record EventAnswer(String eventId, Result person, @Nullable Result child) {
  /** The answer for an event that was taken. */
  public static EventAnswer of(String eventId, Outcome.Settled settled) {
    return new EventAnswer(eventId, settled.person(), settled.child());
  }
}
