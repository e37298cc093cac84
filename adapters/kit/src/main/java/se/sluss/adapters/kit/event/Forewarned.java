package se.sluss.adapters.kit.event;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/**
 * Two parts of one event that go together, so that nobody who meets the person who has used
 * violence has his before the victim's side has its own on the way. The warning may go alone, the
 * notice never.
 *
 * @param notice for who meets him
 * @param warning for the victim's side; under the same key, officer and event
 */
public record Forewarned(Dispatch notice, Dispatch warning) implements Submitted {
  /** JSON pointer below which a fault at the warning's place is named. */
  public static final String VICTIMS_SIDE = "/victimsSide";

  /** Refuses two that are not one submission. */
  public Forewarned {
    if (warning.ofEvent() == null
        || !warning.ofEvent().equals(notice.ofEvent())
        || !warning.eventId().equals(notice.eventId())
        || !warning.officer().equals(notice.officer())) {
      throw new IllegalArgumentException("they do not go together");
    }
  }

  @Override
  public String eventId() {
    return notice.eventId();
  }

  @Override
  public @Nullable String ofEvent() {
    return notice.ofEvent();
  }

  @Override
  public OfficerId officer() {
    return notice.officer();
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Forewarned[]";
  }
}
