package se.sluss.adapters.police.mapping;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;

/**
 * What the case system is told of what it sent.
 *
 * @param eventId its own key
 * @param person what became of the track about the person who was asked, or was released
 * @param child what became of the concern report; absent when there was none
 * @param victimsSide what became of the warning to the victim's side; absent when there was none
 */
public record EventAnswer(
    String eventId, Result person, @Nullable Result child, @Nullable Result victimsSide) {
  /** The answer for an event that was taken. */
  public static EventAnswer of(String eventId, Outcome.Settled settled) {
    return new EventAnswer(eventId, settled.person(), settled.beside(), null);
  }

  /** The answer for a notice, with a warning to the victim's side or without one. */
  public static EventAnswer ofNotice(String eventId, Outcome.Settled settled) {
    return new EventAnswer(eventId, settled.person(), null, settled.beside());
  }
}
